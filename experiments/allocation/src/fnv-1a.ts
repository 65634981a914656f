const utf8 = new TextEncoder();

/**
 * The FNV-1a hash, 32 bits, of a text as UTF-8: a bijective step per byte, so that any language that has bytes agrees.
 *
 *   h ← (h ⊕ byte) · 16777619 mod 2³²,   h₀ = 2166136261
 *
 * @paper Fowler, Noll, Vo, Eastlake: The FNV Non-Cryptographic Hash Algorithm. IETF draft-eastlake-fnv.
 */
export function fnv1a(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		if (unit > 0x7f) return ofBytes(utf8.encode(text)); // most ids are ASCII, and encoding costs ten times as much
		hash = Math.imul(hash ^ unit, 0x01000193);
	}
	return hash >>> 0;
}

function ofBytes(bytes: Uint8Array): number {
	let hash = 0x811c9dc5;
	for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
	return hash >>> 0;
}
