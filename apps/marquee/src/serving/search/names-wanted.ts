/** Where the names of a service are kept. */
export type NamesWanted =
	| { readonly where: 'here' }
	| { readonly where: 'processes'; readonly shards: number; readonly replicas: number }
	| { readonly where: 'postgres'; readonly url: string };

/** More processes than that on one machine help nobody. */
const mostProcesses = 64;

/** What a flag says: `here`, `processes:2x2` (shards × replicas) or the address of a PostgreSQL; `undefined` if it says none of them. */
export function namesWanted(text: string): NamesWanted | undefined {
	if (text === 'here') return { where: 'here' };
	if (/^postgres(ql)?:\/\//.test(text)) return { where: 'postgres', url: text };
	const [, shards, replicas] = /^processes:([1-9]\d?)x([1-9]\d?)$/.exec(text)?.map(Number) ?? [];
	if (shards === undefined || replicas === undefined || shards * replicas > mostProcesses)
		return undefined;
	return { where: 'processes', shards, replicas };
}
