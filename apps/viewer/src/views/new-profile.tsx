import type { Profile } from '@marquee/contracts';
import { type FormEvent, useId, useState } from 'react';
import { said } from '../said.ts';
import { Modal } from './modal.tsx';
import { useViewer } from './viewer-context.ts';

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
	const [name, setName] = useState('');
	const [waiting, setWaiting] = useState(false);
	const [wrong, setWrong] = useState<string>();
	const heading = useId();
	const problem = useId();

	const submit = async (event: FormEvent) => {
		event.preventDefault();
		if (name.trim() === '') return setWrong('Type a name first.');
		setWaiting(true);
		setWrong(undefined);
		try {
			made(await service.createProfile(name.trim()));
		} catch (error) {
			const { what, remedy } = said(error);
			setWrong(`${what.replace(/\.$/, '')}. ${remedy}`);
			setWaiting(false);
		}
	};
	return (
		<Modal className="sheet new-profile" labelledBy={heading} close={close}>
			<form onSubmit={submit}>
				<h2 id={heading}>New profile</h2>
				<p className="quiet">
					Recommendations begin with what everybody likes and follow what you watch.
				</p>
				<label className="field">
					<span>Name</span>
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
						{waiting ? 'Creating …' : 'Create profile'}
					</button>
					<button type="button" className="button" onClick={close}>
						Cancel
					</button>
				</div>
			</form>
		</Modal>
	);
}
