import { slateCounterfactual } from '@marquee/counterfactual';
import { expect, test } from 'vitest';
import { byOdds } from './one-title-choices.ts';
import { movieTweetings1 } from './policies/movie-tweetings-1.ts';
import { type Choosing, policyLike } from './policy.ts';
import { slateChoices, trueSlateValue } from './slate-choices.ts';
import { world } from './world.ts';

const actions = [0, 9, 18, 27, 36, 45, 54, 63];

test.each<Choosing>(['one-a-visit', 'each-on-its-merit'])(
	'%s: weights of whole slates find what another way to make slates is truly worth',
	(law) => {
		const of = world({
			seed: 9,
			titles: 70,
			policy: policyLike(movieTweetings1, law, { choosing: { law } }),
		});
		const logging = byOdds(of, actions, { noise: 0.5, temperature: 1.5, explored: 0.3 });
		const target = byOdds(of, actions, { noise: 0, temperature: 0.8, explored: 0.3 });
		const settings = { actions, places: 3, members: 2_000 };
		const seen = slateChoices(of, { logging, target }, settings);
		const { value, standardError } = trueSlateValue(of, target, { ...settings, from: 10_000 });
		const own = trueSlateValue(of, logging, settings).value;
		expect(value).toBeGreaterThan(own + 3 * standardError);
		const { told } = slateCounterfactual(seen, { regardless: true });
		const sips = told.get('sips')!.estimate!;
		expect(Math.abs(sips.value - value)).toBeLessThan(
			4 * Math.hypot(sips.standardError, standardError),
		);
		const logged = seen.rewards.reduce((a, b) => a + b, 0) / seen.slateCount;
		expect(Math.abs(logged - own)).toBeLessThan(0.03);
	},
);
