import { Agent, request } from 'node:http';

/** Asks a gateway over as many kept connections as requests are under way: an open loop must not queue in the client. */
export function pageRequests(url: string, key: string) {
	const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
	const headers = { authorization: `Bearer ${key}` };
	/** The body of a 200; anything else rejects with its code. */
	const get = (path: string): Promise<Buffer> =>
		new Promise((resolve, reject) => {
			const asked = request(`${url}${path}`, { agent, headers }, (answer) => {
				const chunks: Buffer[] = [];
				answer.on('data', (chunk: Buffer) => chunks.push(chunk));
				answer.on('error', reject);
				answer.on('end', () => {
					const body = Buffer.concat(chunks);
					if (answer.statusCode === 200) resolve(body);
					else reject(new Error(`${answer.statusCode} ${codeOf(body)}`));
				});
			});
			asked.on('error', reject);
			asked.end();
		});
	return { get, close: () => agent.destroy() };
}

const codeOf = (body: Buffer): string => /"code":"([a-z-]+)"/.exec(body.toString())?.[1] ?? '';
