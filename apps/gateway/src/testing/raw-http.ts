import { connect, type Socket } from 'node:net';

/** The bytes of a request, right or wrong, exactly as they go over the wire. */
export function requestBytes({
	method = 'GET',
	path,
	headers = {},
	body = '',
}: {
	readonly method?: string;
	readonly path: string;
	readonly headers?: Readonly<Record<string, string | null>>;
	readonly body?: string | Buffer;
}): Buffer {
	const bytes = Buffer.from(body);
	const all = {
		host: '127.0.0.1',
		connection: 'close',
		...(bytes.length === 0 ? {} : { 'content-type': 'application/json' }),
		...(bytes.length === 0 && method === 'GET' ? {} : { 'content-length': String(bytes.length) }),
		...headers,
	};
	const lines = Object.entries(all).flatMap(([name, value]) =>
		value === null ? [] : [`${name}: ${value}`],
	);
	const head = `${[`${method} ${path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`;
	return Buffer.concat([Buffer.from(head), bytes]);
}

/** What came back on the wire. */
export interface RawAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string;
}

/** Sends bytes over a socket of their own, piece by piece with waits between, and reads until the other side ends. */
export function exchange(
	port: number,
	...pieces: readonly (Buffer | Promise<unknown>)[]
): Promise<RawAnswer> {
	return new Promise((resolve, reject) => {
		const socket = connect(port, '127.0.0.1');
		const chunks: Buffer[] = [];
		socket.on('data', (chunk) => chunks.push(chunk));
		// The other side may refuse before it has read everything: what it said by then counts.
		socket.on('error', (error) => (chunks.length === 0 ? reject(error) : undefined));
		socket.on('close', () => resolve(answerOf(Buffer.concat(chunks).toString())));
		void sendAll(socket, pieces);
	});
}

async function sendAll(socket: Socket, pieces: readonly (Buffer | Promise<unknown>)[]) {
	for (const piece of pieces)
		if (Buffer.isBuffer(piece)) socket.write(piece);
		else await piece;
}

function answerOf(text: string): RawAnswer {
	const [head = '', ...rest] = text.split('\r\n\r\n');
	const [statusLine = '', ...lines] = head.split('\r\n');
	const headers = lines.map((line) => {
		const at = line.indexOf(':');
		return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
	});
	return {
		status: Number(statusLine.split(' ')[1]),
		headers: Object.fromEntries(headers),
		text: rest.join('\r\n\r\n'),
	};
}
