import { html, type Markup, type Part } from './html.ts';

/** A table that can be scrolled by keyboard where it is wider than the screen. */
export interface TableParts {
	readonly caption: string;
	/** Empty texts give a table without a head: the first column names the rows. */
	readonly head: readonly string[];
	readonly rows: readonly (readonly Part[])[];
	/** The row of the model that the card is about. */
	readonly own?: number;
	/** Whether cells are long texts that must break. */
	readonly isWide?: boolean;
}

/** Rows with a heading each, in a region that takes the focus. */
export function table({ caption, head, rows, own, isWide = false }: TableParts): Markup {
	const hasHead = head.some((text) => text !== '');
	const kind = isWide ? 'wide' : '';
	return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>${
		hasHead
			? html`<thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>`
			: ''
	}<tbody>
${rows.map(
	([name = '', ...cells], at) =>
		html`<tr class="${at === own ? 'own' : ''}"><th scope="row">${name}</th>${cells.map((cell) => html`<td class="${kind}">${cell}</td>`)}</tr>
`,
)}</tbody></table></div>`;
}
