const whole = new Intl.NumberFormat('en');

/** 1204 → `1,204`. */
export const count = (n: number): string => whole.format(n);

/** .1234 → `12.3 %`; below a tenth of a per cent two digits are kept, so that rare is not never. */
export function percent(share: number): string {
	const hundredth = share * 100;
	if (hundredth === 0 || Math.abs(hundredth) >= 99.95) return `${hundredth.toFixed(0)} %`;
	return `${hundredth.toFixed(Math.abs(hundredth) < 0.1 ? 3 : 1)} %`;
}

/** A setting of a dial, as short as it is exact: `12 %`, `4.5 %`. */
export const setting = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** Three digits that matter: 0.8123 → `0.812`, 12.34 → `12.3`. */
export function score(value: number): string {
	const size = Math.abs(value);
	if (size >= 1000) return count(Math.round(value));
	return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

/** How long something took: `0.04 ms`, `12.3 ms`, `402 ms`, `1.20 s`. */
export function duration(milliseconds: number): string {
	if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
	if (milliseconds >= 100) return `${milliseconds.toFixed(0)} ms`;
	return `${milliseconds.toFixed(milliseconds >= 10 ? 1 : 2)} ms`;
}

const units = [
	['y', 365.25 * 86_400_000],
	['d', 86_400_000],
	['h', 3_600_000],
	['min', 60_000],
] as const;

/** How old something is: `12 s`, `4 min`, `3.2 h`, `2.1 d`, `13 y`; null: `never`. */
export function age(milliseconds: number | null): string {
	if (milliseconds === null) return 'never';
	for (const [unit, size] of units) {
		const value = milliseconds / size;
		if (value >= 1) return `${value.toFixed(value < 10 && unit !== 'min' ? 1 : 0)} ${unit}`;
	}
	return `${Math.round(milliseconds / 1000)} s`;
}

/** 268435456 → `256 MiB`. */
export function bytes(n: number): string {
	if (n >= 2 ** 30) return `${(n / 2 ** 30).toFixed(1)} GiB`;
	return n >= 2 ** 20 ? `${Math.round(n / 2 ** 20)} MiB` : `${Math.ceil(n / 2 ** 10)} KiB`;
}

/** A moment to the second, in UTC: times of different machines can be compared. */
export const moment = (epochMs: number): string =>
	`${new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** The beginning of a content hash: enough to tell bundles apart. */
export const shortHash = (hash: string): string => hash.replace(/^sha256:/, '').slice(0, 10);

/** One, two, or so many: `1 title`, `2 titles`. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
	`${count(n)} ${n === 1 ? one : many}`;
