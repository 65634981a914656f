import { type Measure, measure, ratio } from './measure.ts';
import { isRelevant, unjudged } from './topic.ts';

/** trec_eval's INFAP_EPSILON. */
const epsilon = 0.00001;

/**
 * Average precision as it would be had the whole pool been judged, from a sample of it: `infAP`.
 *
 *   expected precision at r = 1/r + ((r − 1)/r) · (pooled above / (r − 1)) · (relevant above + ε) / (judged above + 2ε)
 *
 * @paper Yilmaz, Aslam: Estimating Average Precision with Incomplete and Imperfect Judgments. CIKM 2006.
 */
export const inferredAveragePrecision: Measure = measure(
	'infAP',
	'epsilon 0.00001; negative levels are of the pool and not judged',
	(topic) => {
		const above = { relevant: 0, irrelevant: 0, unjudged: 0 };
		let sum = 0;
		for (let place = 0; place < topic.levels.length; place++) {
			if (topic.levels[place] === unjudged) above.unjudged++;
			else if (topic.levels[place]! < 0) continue;
			else if (!isRelevant(topic, place)) above.irrelevant++;
			else {
				sum += expectedPrecision(place, above);
				above.relevant++;
			}
		}
		return ratio(sum, topic.relevant);
	},
);

function expectedPrecision(
	place: number,
	above: Readonly<Record<'relevant' | 'irrelevant' | 'unjudged', number>>,
): number {
	if (place === 0) return 1;
	const pooled = (above.relevant + above.irrelevant + above.unjudged) / place;
	const relevant = (above.relevant + epsilon) / (above.relevant + above.irrelevant + 2 * epsilon);
	return 1 / (place + 1) + (place / (place + 1)) * pooled * relevant;
}
