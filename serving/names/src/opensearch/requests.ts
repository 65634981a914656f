import { Failure } from '@marquee/units';

/** What came back. */
export interface Reply {
	readonly status: number;
	readonly body: unknown;
}

/** What is sent, how long it may take, and which statuses are answers although they are no success. */
export interface Sent {
	readonly json?: unknown;
	readonly lines?: readonly string[];
	readonly withinMs: number;
	readonly mayBe?: readonly number[];
}

/** Asks the cluster once. @throws {Failure} `opensearch-unreachable`, `opensearch-refused`. */
export type Asking = (method: string, path: string, sent: Sent) => Promise<Reply>;

/** How a cluster at an address is asked. */
export function opensearch(at: { readonly url: string; readonly authorization?: string }): Asking {
	const base = at.url.replace(/\/+$/, '');
	return async (method, path, { json, lines, withinMs, mayBe = [] }) => {
		const content = contentOf(json, lines);
		let reply: Reply;
		try {
			const response = await fetch(`${base}${path}`, {
				method,
				signal: AbortSignal.timeout(withinMs),
				headers: {
					...(content !== undefined && { 'content-type': content.type }),
					...(at.authorization !== undefined && { authorization: at.authorization }),
				},
				...(content !== undefined && { body: content.body }),
			});
			const text = await response.text();
			reply = { status: response.status, body: text === '' ? {} : JSON.parse(text) };
		} catch (cause) {
			throw unreachable(`${method} ${path}`, said(cause as Error), cause);
		}
		const { status } = reply;
		if ((status >= 200 && status < 300) || mayBe.includes(status)) return reply;
		throw refused(`${method} ${path}`, reply);
	};
}

function contentOf(json: unknown, lines?: readonly string[]) {
	if (lines !== undefined)
		return { type: 'application/x-ndjson', body: lines.map((line) => `${line}\n`).join('') };
	return json === undefined ? undefined : { type: 'application/json', body: JSON.stringify(json) };
}

/** Writes many documents; what became of each. @throws {Failure} if one was not taken. */
export async function bulk(
	ask: Asking,
	index: string,
	lines: readonly string[],
	withinMs: number,
): Promise<readonly string[]> {
	const { body } = await ask('POST', `/${index}/_bulk`, { lines, withinMs });
	const { items } = body as { items: readonly Readonly<Record<string, Item>>[] };
	return items.map((item) => {
		const [[, outcome]] = Object.entries(item) as [[string, Item]];
		const { status, error, result = '' } = outcome;
		if (error !== undefined) throw refused('_bulk', { status, body: { error } });
		return result;
	});
}

interface Item {
	readonly status: number;
	readonly result?: string;
	readonly error?: unknown;
}

/** The cluster said no; or, with too much to do or a part of it away, not now. */
export function refused(where: string, { status, body }: Reply): Failure {
	const { error } = body as { error?: { reason?: string; type?: string } | string };
	const reason = typeof error === 'string' ? error : (error?.reason ?? error?.type);
	const what = `${status}${reason === undefined ? '' : `, ${reason}`}`;
	if (status === 429 || status >= 500) return unreachable(where, what);
	return new Failure('opensearch-refused', {
		responsible: 'dependency',
		what: `OpenSearch does not do what was asked: ${what}`,
		where,
		remedy:
			'Look at the rights of its user, and whether the index was made by another version: then name a new one.',
	});
}

const unreachable = (where: string, what: string, cause?: unknown): Failure =>
	new Failure('opensearch-unreachable', {
		responsible: 'dependency',
		what: `OpenSearch does not answer: ${what}`,
		where,
		remedy: 'Look whether it runs, at its address and at its load; the next call tries again.',
		cause,
	});

/** What a failed fetch hides in its cause. */
const said = ({ message, cause }: Error): string =>
	cause instanceof Error ? `${message}: ${cause.message}` : message;
