import { Failure } from '@marquee/units';
import { rowFeatures, type TokenModel, titleFeatures } from './token-model.ts';

/** What a file says of itself, so that a later version knows what it reads. */
const format = 'marquee-page-tokens 1';

/** A model of tokens as the text of a JSON file. */
export const writtenTokens = (model: TokenModel): string =>
	`${JSON.stringify({ format, model }, undefined, '\t')}\n`;

/**
 * The model of such a text.
 *
 * @throws {Failure} `page-tokens-foreign` if it was written by another version or lacks a weight.
 */
export function readTokens(text: string, where: string): TokenModel {
	const file = parsed(text, where);
	if (file.format !== format)
		throw foreign(`the format is ${String(file.format)}, not ${format}`, where);
	const model = file.model as TokenModel;
	requireWeights('rows', rowFeatures, model?.rows, where);
	requireWeights('titles', titleFeatures, model?.titles, where);
	if (typeof model.version !== 'string') throw foreign('the model has no version', where);
	return model;
}

function parsed(
	text: string,
	where: string,
): { readonly format?: unknown; readonly model?: unknown } {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? value : {};
	} catch (cause) {
		throw foreign('it is not JSON', where, cause);
	}
}

function requireWeights(
	of: string,
	names: readonly string[],
	weights: Readonly<Record<string, unknown>> | undefined,
	where: string,
): void {
	for (const name of names)
		if (!Number.isFinite(weights?.[name]))
			throw foreign(`the weight of ${name} for ${of} is ${String(weights?.[name])}`, where);
}

const foreign = (what: string, where: string, cause?: unknown) =>
	new Failure('page-tokens-foreign', {
		responsible: 'caller',
		what,
		where,
		remedy: 'Use a model of page tokens that this version has learnt.',
		...(cause !== undefined && { cause }),
	});
