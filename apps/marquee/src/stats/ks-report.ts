import { kolmogorovSmirnov, mannWhitney } from '@marquee/statistics';
import { placed } from './placed.ts';
import { type SamplesAsked, twoSamples } from './two-samples.ts';

/** The Kolmogorov–Smirnov test of two samples, as printed; the shift between them beside it, by Mann and Whitney. */
export function ksReport(asked: SamplesAsked, alpha: number) {
	const [reference, current] = twoSamples(asked);
	const place = asked.paths.join(' and ');
	const { distance, at, sign, pValue, exact } = placed(place, () =>
		kolmogorovSmirnov(reference, current),
	);
	// Dvoretzky–Kiefer–Wolfowitz (Massart's constant) for each sample: D cannot be farther off than both bands.
	const band = (n: number) => Math.sqrt(Math.log(4 / alpha) / (2 * n));
	const width = band(reference.length) + band(current.length);
	return {
		estimate: distance,
		standardError: null,
		low: Math.max(0, distance - width),
		high: Math.min(1, distance + width),
		pValue,
		at,
		sign,
		exact,
		n: { reference: reference.length, current: current.length },
		shift: distance === 0 ? null : placed(place, () => mannWhitney(reference, current, { alpha })),
	};
}
