import { type Input, inputs, type SurfaceDoing, type Surfaces } from '../answers/surfaces.ts';
import { type Ink, inks, type TimeChart } from '../charts/chart.ts';
import { age, duration, percent } from '../words/figures.ts';
import { between } from './samples.ts';

/** In seconds. */
const [minute, hour, day, year] = [60, 3_600, 86_400, 365.25 * 86_400];

/** How surfaces did over the last minutes: rates of all, the rest of the one that is looked at. */
export function healthCharts(
	samples: readonly Surfaces[],
	surface: string,
): Readonly<Record<'rate' | 'latency' | 'notFresh' | 'ages', TimeChart>> {
	const at = samples.map(({ now }) => now / 1000);
	const names = [...new Set(samples.flatMap(surfaceNames))].sort();
	const steps = (name: string) => samples.map((sample, i) => between(samples[i - 1], sample, name));
	const doing = samples.map(({ surfaces }) => surfaces.find((each) => each.surface === surface));
	const line = (name: string, ink: Ink, read: (one: SurfaceDoing) => number | null) => ({
		name,
		ink,
		values: doing.map((one) => (one === undefined ? null : read(one))),
	});
	const quantile = (name: string, ink: Ink, of: 'p50' | 'p99' | 'p999') =>
		line(name, ink, ({ lastFiveMinutes }) => positive(lastFiveMinutes.latencyMs[of]));
	const sharesOf = (how: 'kept' | 'popular') =>
		steps(surface).map((step) =>
			step === null || step.requests === 0 ? null : step[how] / step.requests,
		);
	return {
		rate: {
			title: 'Requests per second',
			words: perSecond,
			at,
			lines: names.map((name, i) => ({
				name,
				ink: inks[i % inks.length]!,
				values: steps(name).map((step) => step && step.requests / step.seconds),
			})),
		},
		latency: {
			title: `Latency of ${surface}, over five minutes`,
			words: duration,
			at,
			steps: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000],
			lines: [
				quantile('p50', 'ink-1', 'p50'),
				quantile('p99', 'ink-2', 'p99'),
				quantile('p99.9', 'ink-3', 'p999'),
			],
		},
		notFresh: {
			title: `Pages of ${surface} that were not made anew`,
			words: percent,
			at,
			isShare: true,
			lines: [
				{ name: 'kept', ink: 'ink-2', values: sharesOf('kept') },
				{ name: 'popular', ink: 'ink-3', values: sharesOf('popular') },
			],
		},
		ages: {
			title: `Age of what ${surface} rests on`,
			words: (seconds) => age(seconds * 1000),
			at,
			steps: [1, 10, minute, 10 * minute, hour, 6 * hour, day, 7 * day, 30 * day, year, 10 * year],
			lines: inputs.filter(isRestedOn(doing)).map((input, i) =>
				line(input, inks[i]!, ({ inputAgeMs }) => {
					const milliseconds = inputAgeMs[input] ?? null;
					return milliseconds === null ? null : Math.max(1, milliseconds / 1000);
				}),
			),
		},
	};
}

/** A rate: the smaller, the more digits. */
function perSecond(rate: number): string {
	if (rate === 0 || rate >= 10) return rate.toFixed(0);
	return rate.toFixed(rate < 1 ? 2 : 1);
}

/** The surfaces that somebody asked. */
const surfaceNames = ({ surfaces }: Surfaces): readonly string[] =>
	surfaces.flatMap(({ surface, sinceStart }) => (sinceStart.requests > 0 ? [surface] : []));

/** Whether the surface said of any moment how old this was; before anybody asked all are drawn, without a line. */
const isRestedOn = (doing: readonly (SurfaceDoing | undefined)[]) => {
	const named = new Set(doing.flatMap((one) => Object.keys(one?.inputAgeMs ?? {})));
	return (input: Input): boolean => named.size === 0 || named.has(input);
};

/** A logarithm has no zero: before the first request there is no latency. */
const positive = (value: number): number | null => (value > 0 ? value : null);
