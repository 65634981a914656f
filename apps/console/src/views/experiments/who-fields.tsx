import { Field, type FormPart } from './field.tsx';

/** Who takes part. */
export function WhoFields({ part }: { part: FormPart }) {
	return (
		<fieldset>
			<legend>Who takes part</legend>
			<Field
				part={part}
				field="share"
				name="Share of members, %"
				about="growing it later moves nobody"
				inputMode="decimal"
			/>
			<Field
				part={part}
				field="layer"
				name="Layer"
				about="experiments of one layer exclude each other by their slots"
				placeholder="none"
			/>
			<Field
				part={part}
				field="slots"
				name="Slots of the layer"
				about="parts of 0 to 1, as 0..0.5"
				placeholder="all of it"
			/>
			<Field
				part={part}
				field="audience"
				name="Only these"
				about="a line each: country: DE, AT — or device, locale"
				placeholder="everybody"
				isLong
			/>
			<Field
				part={part}
				field="forced"
				name="To try it out"
				about="a line each: profile: arm. They are not counted."
				placeholder="nobody"
				isLong
			/>
		</fieldset>
	);
}
