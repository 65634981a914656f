import type { Random } from './random.ts';

/**
 * The items in an order that chance alone decides: every order is as likely.
 *
 * @paper Durstenfeld: Algorithm 235, Random Permutation. Communications of the ACM 1964 (Fisher and Yates, in place).
 */
export function shuffled<Item>(items: Iterable<Item>, { below }: Pick<Random, 'below'>): Item[] {
	const order = [...items];
	for (let last = order.length - 1; last > 0; last--) {
		const other = below(last + 1);
		[order[last], order[other]] = [order[other]!, order[last]!];
	}
	return order;
}
