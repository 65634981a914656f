import type { Calibration } from './calibration.ts';
import { logOddsOf } from './log-odds.ts';
import {
	type Chances,
	defaultPolicy,
	heads,
	type Ranker,
	type RankerPolicy,
	rankerOf,
} from './ranker.ts';
import { hashOf } from './ranker-file.ts';
import type { RankerModel } from './ranker-model.ts';

/** A trained ranker, ready to score; its name is how it was trained and the hash of its file. */
export function trainedRanker(model: RankerModel, policy: RankerPolicy = defaultPolicy): Ranker {
	const name = `${model.run.loss} ${hashOf(model).slice(0, 12)}`;
	return rankerOf(name, policy, chancesOf(model));
}

function chancesOf({ weights, calibrations }: RankerModel): Chances {
	const logOdds = logOddsOf(weights);
	return (features, n, into) => {
		logOdds(features, n, [into.engagement, into.retention, into.satisfaction]);
		for (const head of heads) intoChances(into[head], n, calibrations[head]);
	};
}

function intoChances(odds: Float32Array, n: number, { slope, shift }: Calibration): void {
	for (let i = 0; i < n; i++) odds[i] = 1 / (1 + Math.exp(-(slope * odds[i]! + shift)));
}
