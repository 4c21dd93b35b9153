import { DELETE_KEY } from "./check-in-state.ts";
import type { CheckInTexts } from "./check-in-texts.ts";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Large keys; where no script runs, each sends the form and comes back with one digit more. */
export function Keypad({
	typed,
	texts,
}: {
	typed: string;
	texts: CheckInTexts;
}) {
	const digit = (key: string) => (
		<button
			key={key}
			type="submit"
			name="taste"
			value={key}
			data-key=""
			className="kiosk-key"
			aria-label={texts.digits[Number(key)]}
		>
			{key}
		</button>
	);
	return (
		<>
			{/* Enter presses the first button of a form: what a reader sends last. */}
			<button type="submit" hidden tabIndex={-1}>
				{texts.send}
			</button>
			<label htmlFor="nummer">{texts.label}</label>
			<input
				id="nummer"
				name="nummer"
				className="kiosk-number"
				inputMode="none"
				autoComplete="off"
				maxLength={9}
				defaultValue={typed}
				key={typed}
				data-number=""
				// biome-ignore lint/a11y/noAutofocus: the one thing to do here, and where a reader types
				autoFocus
			/>
			<div className="kiosk-keys">
				{KEYS.map(digit)}
				<button
					type="submit"
					name="taste"
					value={DELETE_KEY}
					data-key=""
					className="kiosk-key kiosk-key-word"
				>
					{texts.delete}
				</button>
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
