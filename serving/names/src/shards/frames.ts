import type { Duplex } from 'node:stream';

/** Larger than any answer, smaller than what a peer could hurt us with: 64 MB. */
const mostBytes = 1 << 26;

/** Writes a value as four bytes of length and its JSON. */
export function writeFrame(stream: Duplex, value: unknown): void {
	const body = Buffer.from(JSON.stringify(value));
	if (body.length > mostBytes) throw new RangeError(`a frame of ${body.length} bytes`);
	const head = Buffer.alloc(4);
	head.writeUInt32LE(body.length);
	stream.write(head);
	stream.write(body);
}

/** Every value that arrives, in order, however the network cut it; a stream that sends anything else is destroyed. */
export function onFrames(stream: Duplex, take: (value: unknown) => void): void {
	let waiting: Buffer[] = [];
	let bytes = 0;
	stream.on('data', (chunk: Buffer) => {
		waiting.push(chunk);
		bytes += chunk.length;
		if (bytes < needed(waiting)) return;
		let all = Buffer.concat(waiting);
		while (all.length >= 4) {
			const length = all.readUInt32LE();
			if (length > mostBytes) {
				stream.destroy(new RangeError(`a frame of ${length} bytes`));
				return;
			}
			if (all.length < 4 + length) break;
			const value = parsed(all.toString('utf8', 4, 4 + length));
			if (value instanceof SyntaxError) {
				stream.destroy(value);
				return;
			}
			take(value);
			all = all.subarray(4 + length);
		}
		waiting = all.length === 0 ? [] : [all];
		bytes = all.length;
	});
}

/** How many bytes make the first frame whole, or show that it is too large; its length where even that is not there yet. */
function needed(waiting: readonly Buffer[]): number {
	const [first] = waiting;
	const length = first !== undefined && first.length >= 4 ? first.readUInt32LE() : 0;
	return length > mostBytes ? 4 : 4 + length;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		return cause;
	}
}
