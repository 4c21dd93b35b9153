import { DELETE_KEY } from "./check-in-state.ts";
import type { CheckInTexts } from "./check-in-texts.ts";
import { Key, TypedField, WordKey } from "./keys.tsx";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Large keys; where no script runs, each sends the form and comes back with one digit more. */
export function Keypad({
	name,
	label,
	length,
	typed,
	texts,
}: {
	/** Of the field. */
	name: string;
	label: string;
	/** Digits at most. */
	length: number;
	typed: string;
	texts: CheckInTexts;
}) {
	const digit = (key: string) => (
		<Key key={key} value={key} label={texts.digits[Number(key)]} />
	);
	return (
		<>
			<TypedField
				name={name}
				label={label}
				length={length}
				typed={typed}
				send={texts.send}
			/>
			{/* Digits stand as on every telephone, also where people read from right to left. */}
			<div className="kiosk-keys" dir="ltr">
				{KEYS.map(digit)}
				<WordKey value={DELETE_KEY}>{texts.delete}</WordKey>
				{digit("0")}
				<button
					type="submit"
					data-send=""
					className="kiosk-key kiosk-key-word kiosk-primary"
				>
					{texts.send}
				</button>
			</div>
		</>
	);
}
