import { type ReactNode, useId } from 'react';

/** A setting of which one of a few is chosen. */
export const Group = ({ label, children }: { label: string; children: ReactNode }) => (
	<fieldset className="setting">
		<legend className="setting-label">{label}</legend>
		<div className="chips-wrapped">{children}</div>
	</fieldset>
);

/** One of the few. */
export const Chip = ({
	chosen,
	choose,
	children,
}: {
	chosen: boolean;
	choose: () => void;
	children: ReactNode;
}) => (
	<button type="button" className="chip" aria-pressed={chosen} onClick={choose}>
		{children}
	</button>
);

/** A setting of which one of many is chosen, or none. */
export function Select({
	label,
	none,
	chosen,
	choose,
	options,
}: {
	label: string;
	/** What it is where none is chosen. */
	none: string;
	chosen: string | undefined;
	choose: (value: string | undefined) => void;
	options: readonly { readonly value: string; readonly name: string }[];
}) {
	const id = useId();
	return (
		<div className="setting">
			<label className="setting-label" htmlFor={id}>
				{label}
			</label>
			<div className="select">
				<select
					id={id}
					value={chosen ?? ''}
					onChange={(event) => choose(event.target.value || undefined)}
				>
					<option value="">{none}</option>
					{options.map(({ value, name }) => (
						<option key={value} value={value}>
							{name}
						</option>
					))}
				</select>
			</div>
		</div>
	);
}
