/** Where the names of a service are kept. */
export type NamesWanted =
	| { readonly where: 'here' }
	| { readonly where: 'processes'; readonly shards: number; readonly replicas: number }
	| { readonly where: 'postgres'; readonly url: string }
	| {
			readonly where: 'opensearch';
			readonly url: string;
			readonly index: string;
			/** A header, from the user and password of the address. */
			readonly authorization?: string;
	  };

/** More processes than that on one machine help nobody. */
const mostProcesses = 64;

/**
 * What a flag says: `here`, `processes:2x2` (shards × replicas), or the address of a PostgreSQL or, as
 * `opensearch+https://user:password@host:9200/index`, of an OpenSearch; `undefined` if it says none of them.
 */
export function namesWanted(text: string): NamesWanted | undefined {
	if (text === 'here') return { where: 'here' };
	if (/^postgres(ql)?:\/\//.test(text)) return { where: 'postgres', url: text };
	if (text.startsWith('opensearch+')) return openSearchAt(text.slice('opensearch+'.length));
	const [, shards, replicas] = /^processes:([1-9]\d?)x([1-9]\d?)$/.exec(text)?.map(Number) ?? [];
	if (shards === undefined || replicas === undefined || shards * replicas > mostProcesses)
		return undefined;
	return { where: 'processes', shards, replicas };
}

/** The index is called by the last part of the path; `marquee-names` where there is none. */
function openSearchAt(address: string): NamesWanted | undefined {
	if (!/^https?:\/\//.test(address) || !URL.canParse(address)) return undefined;
	const { protocol, host, pathname, username, password } = new URL(address);
	const parts = pathname.split('/').filter((part) => part !== '');
	const index = parts.pop() ?? 'marquee-names';
	if (!/^[a-z0-9][a-z0-9_-]{0,99}$/.test(index)) return undefined;
	const authorization = authorizationOf(username, password);
	if (authorization === 'undecodable') return undefined;
	return {
		where: 'opensearch',
		url: [`${protocol}//${host}`, ...parts].join('/'),
		index,
		...(authorization !== undefined && { authorization }),
	};
}

function authorizationOf(username: string, password: string): string | undefined {
	if (username === '') return undefined;
	try {
		const who = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
		return `Basic ${Buffer.from(who).toString('base64')}`;
	} catch {
		return 'undecodable'; // percent signs that stand for no letter
	}
}
