import { useId } from 'react';
import type { DraftDesign, Faults } from '../../experiments/draft-design.ts';

/** What parts of the form share. */
export interface FormPart {
	readonly draft: DraftDesign;
	readonly faults: Faults;
	readonly change: (changes: Partial<DraftDesign>) => void;
	/** Why a field cannot be changed. */
	readonly lock: (field: keyof DraftDesign) => string | undefined;
}

/** The fields that are one text. */
type TextField = {
	[Name in keyof DraftDesign]: DraftDesign[Name] extends string ? Name : never;
}[keyof DraftDesign];

/** A field with its name, what it is for, and what is wrong with it. */
export function Field({
	part,
	field,
	name,
	about,
	isLong,
	inputMode = 'text',
	placeholder,
}: {
	part: FormPart;
	field: Exclude<TextField, 'kind' | 'interleaves'>;
	name: string;
	about?: string;
	isLong?: boolean;
	inputMode?: 'text' | 'numeric' | 'decimal';
	placeholder?: string;
}) {
	const id = useId();
	const fault = part.faults[field];
	const locked = part.lock(field);
	const shared = {
		id,
		value: part.draft[field],
		disabled: locked !== undefined,
		autoComplete: 'off',
		spellCheck: Boolean(isLong),
		'aria-invalid': fault !== undefined,
		'aria-describedby': `${id}-about`,
		...(placeholder !== undefined && { placeholder }),
		onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
			part.change({ [field]: currentTarget.value }),
	};
	return (
		<div className={`field ${isLong ? 'long' : ''}`}>
			<label htmlFor={id}>{name}</label>
			{isLong ? <textarea rows={3} {...shared} /> : <input inputMode={inputMode} {...shared} />}
			<FieldWords id={`${id}-about`} fault={fault} about={locked ?? about} />
		</div>
	);
}

/** What a field is for, or what is wrong with it. */
export function FieldWords({
	id,
	fault,
	about,
}: {
	id: string;
	fault: string | undefined;
	about?: string | undefined;
}) {
	return (
		<p id={id} className={fault === undefined ? 'small' : 'fault'}>
			{fault === undefined ? about : `✗ ${fault}`}
		</p>
	);
}
