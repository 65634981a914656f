import { populationStability } from '@marquee/statistics';
import { placed } from './placed.ts';
import { type SamplesAsked, twoSamples } from './two-samples.ts';

/** The population stability index of two samples, as printed. */
export function psiReport(asked: SamplesAsked, bins: number, alpha: number) {
	const [reference, current] = twoSamples(asked);
	const {
		noise,
		bins: counted,
		...reading
	} = placed(asked.paths.join(' and '), () =>
		populationStability(reference, current, { bins, alpha }),
	);
	const alarm = reading.estimate > Math.max(0.1, noise);
	return {
		...reading,
		alarm,
		noise,
		n: { reference: reference.length, current: current.length },
		bins: counted,
	};
}
