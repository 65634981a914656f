// @ts-nocheck: AssemblyScript, whose number types tsc does not know; it is compiled to ../scan.wasm, and a test does so again.

/*
 * Inner products of one query with many rows, and the best of them, in 128-bit lanes. Memory is laid out by the caller, who
 * passes addresses in bytes; the first 16 are the kernel's own. A row is `rowBytes` long, a multiple of 64: shorter vectors are filled up with zeros.
 *
 * Every product is summed in the same order whichever rows stand beside it, so that a title scores the same whether it is
 * asked for alone, among all, or among those that a filter admits.
 */

/**
 * The products of four rows. One row after the other, since memory that is read from front to back arrives before it is asked
 * for: with four rows side by side a scan of 100 MB took three times as long.
 */
function products(query: u32, a: u32, b: u32, c: u32, d: u32, rowBytes: u32): v128 {
	const sumsOfAB = pairSums(laneSums(query, a, rowBytes), laneSums(query, b, rowBytes));
	const sumsOfCD = pairSums(laneSums(query, c, rowBytes), laneSums(query, d, rowBytes));
	return f32x4.add(
		v128.shuffle<f32>(sumsOfAB, sumsOfCD, 0, 1, 4, 5),
		v128.shuffle<f32>(sumsOfAB, sumsOfCD, 2, 3, 6, 7),
	);
}

/** A row's product in four parts: four sums at a time, so that none waits for the one before. */
function laneSums(query: u32, row: u32, rowBytes: u32): v128 {
	let first = f32x4.splat(0);
	let second = f32x4.splat(0);
	let third = f32x4.splat(0);
	let fourth = f32x4.splat(0);
	for (let at: u32 = 0; at < rowBytes; at += 64) {
		const q = query + at;
		const r = row + at;
		first = f32x4.add(first, f32x4.mul(v128.load(q), v128.load(r)));
		second = f32x4.add(second, f32x4.mul(v128.load(q, 16), v128.load(r, 16)));
		third = f32x4.add(third, f32x4.mul(v128.load(q, 32), v128.load(r, 32)));
		fourth = f32x4.add(fourth, f32x4.mul(v128.load(q, 48), v128.load(r, 48)));
	}
	return f32x4.add(f32x4.add(first, second), f32x4.add(third, fourth));
}

/** (x₀+x₁, y₀+y₁, x₂+x₃, y₂+y₃) */
function pairSums(x: v128, y: v128): v128 {
	return f32x4.add(v128.shuffle<f32>(x, y, 0, 4, 2, 6), v128.shuffle<f32>(x, y, 1, 5, 3, 7));
}

/** Writes the product of every row. `into` has room for a multiple of four. */
export function scoreAll(rows: u32, rowBytes: u32, count: u32, query: u32, into: u32): void {
	for (let row: u32 = 0; row < count; row += 4) {
		const last = count - 1;
		const scores = products(
			query,
			rows + row * rowBytes,
			rows + min(row + 1, last) * rowBytes,
			rows + min(row + 2, last) * rowBytes,
			rows + min(row + 3, last) * rowBytes,
			rowBytes,
		);
		v128.store(into + (row << 2), scores);
	}
}

/** Writes the product of each of the rows listed at `asked`, in their order. `into` has room for a multiple of four. */
export function scoreSome(
	rows: u32,
	rowBytes: u32,
	asked: u32,
	count: u32,
	query: u32,
	into: u32,
): void {
	const last = count - 1;
	for (let place: u32 = 0; place < count; place += 4) {
		const scores = products(
			query,
			rows + askedAt(asked, place) * rowBytes,
			rows + askedAt(asked, min(place + 1, last)) * rowBytes,
			rows + askedAt(asked, min(place + 2, last)) * rowBytes,
			rows + askedAt(asked, min(place + 3, last)) * rowBytes,
			rowBytes,
		);
		v128.store(into + (place << 2), scores);
	}
}

function askedAt(asked: u32, place: u32): u32 {
	return load<u32>(asked + (place << 2));
}

/*
 * The best so far lie in a pool of keys. Whoever beats the floor is put at its end; when it is full, the best `limit` are
 * told apart from the rest, and the least of them is the new floor. So most rows cost one comparison of four, and the
 * others one write. A key holds the score above the title, turned round, so that one comparison of whole numbers orders by
 * score and then by the lower title, and no two keys are equal.
 */
let keys: u32 = 0;
let held: i32 = 0;
let capacity: i32 = 0;
let limit: i32 = 0;
let floor: f32 = 0;

/**
 * Finds the rows with the highest products, best first, ties by the lower row. At `pool`, room for `room` entries of 8
 * bytes, stand afterwards the row (u32) and its product (f32) of each; the answer is how many. `admitted` is 0, or where a
 * bitmap of whole 64-bit words stands, whose bit r admits row r: rows that it does not admit are not read.
 *
 * `most` is at least 1, `room` more than `most` or at least the number of rows.
 */
export function nearest(
	rows: u32,
	rowBytes: u32,
	count: u32,
	query: u32,
	admitted: u32,
	most: i32,
	pool: u32,
	room: i32,
): i32 {
	keys = pool;
	held = 0;
	capacity = room;
	limit = most;
	floor = -Infinity;
	if (admitted === 0) offerAll(rows, rowBytes, count, query);
	else offerAdmitted(rows, rowBytes, count, query, admitted);
	if (held > limit) keepBest();
	sortDown(0, held - 1);
	for (let place = 0; place < held; place++) uncover(place);
	return held;
}

function offerAll(rows: u32, rowBytes: u32, count: u32, query: u32): void {
	const whole = count & ~3;
	let at = rows;
	for (let row: u32 = 0; row < whole; row += 4) {
		const next = at + rowBytes;
		const scores = products(query, at, next, next + rowBytes, next + 2 * rowBytes, rowBytes);
		if (v128.any_true(f32x4.gt(scores, f32x4.splat(floor))))
			offer(scores, row, row + 1, row + 2, row + 3, 4);
		at += 4 * rowBytes;
	}
	for (let row = whole; row < count; row++) store<u32>(waitingRows + ((row - whole) << 2), row);
	if (whole < count) offerWaiting(rows, rowBytes, query, count - whole);
}

/** Where up to four rows wait until they are scored together: the first 16 bytes of memory are the kernel's own. */
const waitingRows: u32 = 0;

/** Gathers admitted rows by four: what is not admitted costs its bit. */
function offerAdmitted(rows: u32, rowBytes: u32, count: u32, query: u32, admitted: u32): void {
	let waiting: u32 = 0;
	for (let from: u32 = 0; from < count; from += 64) {
		let word = load<u64>(admitted + (from >> 3));
		if (count - from < 64) word &= (u64(1) << u64(count - from)) - 1;
		for (; word !== 0; word &= word - 1) {
			store<u32>(waitingRows + (waiting << 2), from + u32(ctz(word)));
			waiting++;
			if (waiting < 4) continue;
			offerWaiting(rows, rowBytes, query, 4);
			waiting = 0;
		}
	}
	if (waiting > 0) offerWaiting(rows, rowBytes, query, waiting);
}

/** Scores the rows that wait; where fewer than four do, the last one fills up. */
function offerWaiting(rows: u32, rowBytes: u32, query: u32, waiting: u32): void {
	const a = load<u32>(waitingRows);
	const b = waiting > 1 ? load<u32>(waitingRows, 4) : a;
	const c = waiting > 2 ? load<u32>(waitingRows, 8) : b;
	const d = waiting > 3 ? load<u32>(waitingRows, 12) : c;
	const scores = products(
		query,
		rows + a * rowBytes,
		rows + b * rowBytes,
		rows + c * rowBytes,
		rows + d * rowBytes,
		rowBytes,
	);
	if (v128.any_true(f32x4.gt(scores, f32x4.splat(floor)))) offer(scores, a, b, c, d, waiting);
}

function offer(scores: v128, a: u32, b: u32, c: u32, d: u32, live: u32): void {
	offerOne(f32x4.extract_lane(scores, 0), a);
	if (live > 1) offerOne(f32x4.extract_lane(scores, 1), b);
	if (live > 2) offerOne(f32x4.extract_lane(scores, 2), c);
	if (live > 3) offerOne(f32x4.extract_lane(scores, 3), d);
}

/** Rows come in ascending order: one that only equals the floor loses to those that are held. */
function offerOne(score: f32, row: u32): void {
	if (!(score > floor)) return;
	store<u64>(keys + (held << 3), keyOf(score, row));
	held++;
	if (held === capacity && capacity > limit) keepBest();
}

function keyOf(score: f32, row: u32): u64 {
	const bits = reinterpret<u32>(score);
	const ordered = bits ^ (bits >> 31 ? 0xffffffff : 0x80000000);
	return (u64(ordered) << 32) | u64(~row);
}

/** Turns a key back into what is answered. */
function uncover(place: i32): void {
	const key = keyAt(place);
	const ordered = u32(key >> 32);
	const bits = ordered ^ (ordered >> 31 ? 0x80000000 : 0xffffffff);
	const at = keys + (place << 3);
	store<u32>(at, ~u32(key));
	store<u32>(at, bits, 4);
}

function keyAt(place: i32): u64 {
	return load<u64>(keys + (place << 3));
}

function swap(a: i32, b: i32): void {
	const kept = keyAt(a);
	store<u64>(keys + (a << 3), keyAt(b));
	store<u64>(keys + (b << 3), kept);
}

/** Brings the `limit` greatest keys to the front, the least of them last, and forgets the rest. */
function keepBest(): void {
	let low = 0;
	let high = held - 1;
	const wanted = limit - 1;
	while (low < high) {
		const split = divided(low, high);
		if (split === wanted) break;
		if (split < wanted) low = split + 1;
		else high = split - 1;
	}
	held = limit;
	const ordered = u32(keyAt(wanted) >> 32);
	floor = reinterpret<f32>(ordered ^ (ordered >> 31 ? 0x80000000 : 0xffffffff));
}

/** Puts the middle one of three keys in its place, greater ones before it; answers the place. */
function divided(low: i32, high: i32): i32 {
	const middle = low + ((high - low) >> 1);
	if (keyAt(middle) > keyAt(low)) swap(middle, low);
	if (keyAt(high) > keyAt(low)) swap(high, low);
	if (keyAt(middle) > keyAt(high)) swap(middle, high);
	const pivot = keyAt(high); // low ≥ high ≥ middle
	let place = low;
	for (let i = low; i < high; i++) {
		if (keyAt(i) > pivot) {
			swap(i, place);
			place++;
		}
	}
	swap(place, high);
	return place;
}

/** Sorts keys, greatest first: the shorter side by a call, so that calls nest no deeper than the logarithm. */
function sortDown(low: i32, high: i32): void {
	while (high - low > 12) {
		const split = divided(low, high);
		if (split - low < high - split) {
			sortDown(low, split - 1);
			low = split + 1;
		} else {
			sortDown(split + 1, high);
			high = split - 1;
		}
	}
	for (let i = low + 1; i <= high; i++) {
		const key = keyAt(i);
		let place = i;
		for (; place > low && keyAt(place - 1) < key; place--)
			store<u64>(keys + (place << 3), keyAt(place - 1));
		store<u64>(keys + (place << 3), key);
	}
}
