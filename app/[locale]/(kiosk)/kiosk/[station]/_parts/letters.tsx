import { DELETE_KEY, NAME_LENGTH } from "./check-in-state.ts";
import type { CheckInTexts } from "./check-in-texts.ts";
import { Key, TypedField, WordKey } from "./keys.tsx";

/** In the order of the alphabet: not everybody knows a typewriter. */
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜß-’"];

/** A keyboard of letters for a name. */
export function Letters({
	typed,
	isMissing,
	texts,
}: {
	typed: string;
	isMissing: boolean;
	texts: CheckInTexts;
}) {
	const labels: Record<string, string | undefined> = {
		"-": texts.name.hyphen,
		"’": texts.name.apostrophe,
	};
	return (
		<>
			<TypedField
				name="name"
				label={texts.name.label}
				length={NAME_LENGTH}
				typed={typed}
				send={texts.name.next}
				error={isMissing ? texts.name.missing : undefined}
			/>
			<div className="kiosk-letters" dir="ltr">
				{LETTERS.map((letter) => (
					<Key key={letter} value={letter} label={labels[letter]} />
				))}
			</div>
			<div className="kiosk-keys">
				<WordKey value={DELETE_KEY}>{texts.delete}</WordKey>
				<WordKey value=" ">{texts.name.space}</WordKey>
				<button
					type="submit"
					className="kiosk-key kiosk-key-word kiosk-primary"
				>
					{texts.name.next}
				</button>
			</div>
			{/* Last: on a low screen the way on stays in sight. */}
			<p>{texts.name.accents}</p>
		</>
	);
}
