import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Document, hits, type Settings } from './documented-queries.fixture.ts';

interface Index {
	readonly settings: Settings;
	readonly documents: Map<string, Document>;
}

/** What it was asked, for tests to read. */
export interface Heard {
	readonly method: string;
	readonly path: string;
	readonly authorization: string | undefined;
	readonly type: string | undefined;
}

/**
 * A server that is NOT OpenSearch: it stores documents and answers the few requests and queries that names make of one, by what the
 * documentation says of them, as plainly as can be. A match scores one for each term in common, where OpenSearch scores by BM25.
 */
export async function smallStore() {
	const indices = new Map<string, Index>();
	const heard: Heard[] = [];
	/** Answers instead of the store, for tests of failure. */
	const instead: { reply?: { status: number; body: string; afterMs?: number } } = {};
	const server = createServer(async (request, response) => {
		const body = await bodyOf(request);
		const { method = '', url = '', headers } = request;
		heard.push({
			method,
			path: url,
			authorization: headers.authorization,
			type: headers['content-type'],
		});
		if (instead.reply?.afterMs !== undefined)
			await new Promise((resolve) => setTimeout(resolve, instead.reply?.afterMs));
		const [status, reply] =
			instead.reply !== undefined
				? [instead.reply.status, instead.reply.body]
				: answered(method, url, body);
		response.writeHead(status, { 'content-type': 'application/json' }).end(reply);
	});

	const answered = (method: string, url: string, body: string): [number, string] => {
		const [, name = '', verb] = url.split('/');
		const index = indices.get(name);
		if (method === 'PUT' && index === undefined) {
			indices.set(name, { settings: JSON.parse(body), documents: new Map() });
			return [200, '{"acknowledged":true}'];
		}
		if (index === undefined)
			return [404, '{"error":{"type":"index_not_found_exception"},"status":404}'];
		return ofIndex(index, method, verb, body);
	};

	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		heard,
		instead,
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	return Buffer.concat(chunks).toString('utf8');
}

function bulked(lines: readonly string[], documents: Map<string, Document>): object[] {
	const items: object[] = [];
	for (let at = 0; at < lines.length - 1; at++) {
		const action = JSON.parse(lines[at]!);
		if (action.index === undefined) {
			const result = documents.delete(action.delete._id) ? 'deleted' : 'not_found';
			items.push({ delete: { status: result === 'deleted' ? 200 : 404, result } });
			continue;
		}
		const result = documents.has(action.index._id) ? 'updated' : 'created';
		documents.set(action.index._id, JSON.parse(lines[++at]!));
		items.push({ index: { status: 200, result } });
	}
	return items;
}

function ofIndex(
	{ documents, settings }: Index,
	method: string,
	verb: string | undefined,
	body: string,
): [number, string] {
	const lines = body.split('\n');
	switch (verb) {
		case '_count':
			return [200, JSON.stringify({ count: documents.size })];
		case '_refresh':
			return [200, '{}'];
		case '_bulk':
			return [200, JSON.stringify({ items: bulked(lines, documents) })];
		case '_msearch': {
			const bodies = lines.filter((line, at) => at % 2 === 1 && line !== '');
			const responses = bodies.map((one) => ({
				hits: { hits: hits(JSON.parse(one), documents, settings) },
			}));
			return [200, JSON.stringify({ responses })];
		}
	}
	const error = { type: 'resource_already_exists_exception' };
	return method === 'HEAD' ? [200, ''] : [400, JSON.stringify({ error })];
}
