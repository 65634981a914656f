import { pullOf } from './appeal.ts';
import { meritAbove } from './choosing.ts';
import { attentionOn } from './looking.ts';
import type { Member } from './member.ts';
import type { World } from './world.ts';

/**
 * How many titles of one list a member is expected to play at this moment, searching aside: in closed form, without chance.
 *
 * One a visit: Σ_c P(looked at c titles) · S_c / (e^leaving + S_c), S_c = Σ_{i ≤ c} e^uᵢ.
 * Each on its merit: Σᵢ a(i) / (1 + e^(leaving + 3 − uᵢ)), a(i) = across^i.
 */
export function expectedPlays(
	{ policy, titles }: World,
	member: Member,
	list: Int32Array,
	at: number,
): number {
	const { leaving, device, searching } = member.person;
	const attention = attentionOn(policy, device);
	const isSingle = policy.choosing.law === 'one-a-visit';
	const bar = isSingle ? leaving : leaving + meritAbove;
	let [expected, odds] = [0, 0];
	for (const [i, title] of list.entries()) {
		const pull = pullOf(policy, titles, member, title, at);
		const reached = attention.at(0, i);
		if (!isSingle) {
			expected += reached / (1 + Math.exp(bar - pull));
			continue;
		}
		odds += Math.exp(pull - bar);
		const further = i + 1 < list.length ? attention.at(0, i + 1) : 0;
		expected += ((reached - further) * odds) / (1 + odds);
	}
	return (1 - searching) * expected;
}
