import type { Profile } from '@marquee/contracts';
import { type FormEvent, useId, useState } from 'react';
import { said } from '../../said.ts';
import { Modal } from '../modal.tsx';
import { useLanguage } from '../surroundings.ts';
import { useViewer } from '../viewer-context.ts';

const longestName = 60;

/** Asks for a name and makes a profile of it. */
export function NewProfileDialog({
	close,
	made,
}: {
	close: () => void;
	made: (profile: Profile) => void;
}) {
	const { service } = useViewer();
	const language = useLanguage();
	const { picker } = language.words;
	const [name, setName] = useState('');
	const [waiting, setWaiting] = useState(false);
	const [wrong, setWrong] = useState<string>();
	const heading = useId();
	const problem = useId();

	const submit = async (event: FormEvent) => {
		event.preventDefault();
		if (name.trim() === '') return setWrong(picker.typeName);
		setWaiting(true);
		setWrong(undefined);
		try {
			made(await service.createProfile(name.trim()));
		} catch (error) {
			const { what, remedy } = said(error, language);
			setWrong(`${what.text.replace(/\.$/, '')}. ${remedy}`);
			setWaiting(false);
		}
	};
	return (
		<Modal className="sheet new-profile" labelledBy={heading} close={close}>
			<form onSubmit={submit}>
				<h2 id={heading}>{picker.newProfile}</h2>
				<p className="quiet">{picker.promise}</p>
				<label className="field">
					<span>{picker.name}</span>
					<input
						data-first-focus
						value={name}
						maxLength={longestName}
						autoComplete="off"
						aria-invalid={wrong !== undefined}
						aria-describedby={problem}
						onChange={(event) => setName(event.target.value)}
					/>
				</label>
				<p id={problem} className="field-problem" role="alert">
					{wrong}
				</p>
				<div className="actions">
					<button type="submit" className="button primary" disabled={waiting}>
						{waiting ? picker.creating : picker.create}
					</button>
					<button type="button" className="button" onClick={close}>
						{picker.cancel}
					</button>
				</div>
			</form>
		</Modal>
	);
}
