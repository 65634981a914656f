const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Many texts in one run of bytes: UTF-8, the i-th from `ends[i − 1]` to `ends[i]`. */
export interface Texts {
	readonly bytes: Uint8Array;
	readonly ends: Uint32Array;
}

/** The i-th text. */
export function textAt({ bytes, ends }: Texts, index: number): string {
	return decoder.decode(bytesAt({ bytes, ends }, index));
}

/** The bytes of the i-th text, not copied. */
export function bytesAt({ bytes, ends }: Texts, index: number): Uint8Array {
	return bytes.subarray(index === 0 ? 0 : ends[index - 1]!, ends[index]!);
}

/** A text as bytes. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD. */
export function bytesOf(text: string): Uint8Array {
	return encoder.encode(text);
}

/** Whether the i-th text has these bytes. */
export function isTextAt({ bytes, ends }: Texts, index: number, wanted: Uint8Array): boolean {
	const from = index === 0 ? 0 : ends[index - 1]!;
	if (ends[index]! - from !== wanted.length) return false;
	for (let i = 0; i < wanted.length; i++) if (bytes[from + i] !== wanted[i]) return false;
	return true;
}
