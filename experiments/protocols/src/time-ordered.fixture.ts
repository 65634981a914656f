import { type Histories, histories, type Interaction } from '@marquee/histories';

/**
 * Interactions in the row order of their source as importers give them: oldest first, with the row each came from. Ties in time
 * keep the order of the source.
 */
export function timeOrdered(
	interactions: readonly Interaction[],
	size: { readonly profiles: number; readonly titles: number },
): { readonly histories: Histories; readonly sourceRows: Int32Array } {
	const order = interactions
		.map((interaction, row) => ({ interaction, row }))
		.sort(
			(a, b) =>
				a.interaction.profile - b.interaction.profile ||
				(a.interaction.happenedAtMs ?? -Infinity) - (b.interaction.happenedAtMs ?? -Infinity) ||
				a.row - b.row,
		);
	return {
		histories: histories(
			order.map(({ interaction }) => interaction),
			size,
		),
		sourceRows: Int32Array.from(order, ({ row }) => row),
	};
}
