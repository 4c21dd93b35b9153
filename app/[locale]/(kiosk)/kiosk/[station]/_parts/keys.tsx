import type { ReactNode } from "react";
import { TabSays } from "#components/page/tab-title.tsx";

/** One character; where no script runs, it sends the form. */
export function Key({
	value,
	label,
}: {
	value: string;
	label?: string | undefined;
}) {
	return (
		<button
			type="submit"
			name="taste"
			value={value}
			data-key=""
			className="kiosk-key"
			aria-label={label}
		>
			{value}
		</button>
	);
}

/** A key with a word on it: takes back, or makes a space. */
export function WordKey({
	value,
	children,
}: {
	value: string;
	children: ReactNode;
}) {
	return (
		<button
			type="submit"
			name="taste"
			value={value}
			data-key=""
			className="kiosk-key kiosk-key-word"
		>
			{children}
		</button>
	);
}

/** Where the keys type; a keyboard or a reader may as well. */
export function TypedField({
	name,
	label,
	length,
	typed,
	send,
	error,
}: {
	name: string;
	label: string;
	/** Characters at most. */
	length: number;
	typed: string;
	send: string;
	/** What is missing. */
	error?: string | undefined;
}) {
	return (
		<>
			{/* Enter presses the first button of a form: what a reader sends last. */}
			<button type="submit" hidden tabIndex={-1}>
				{send}
			</button>
			{error ? (
				<p role="alert" id="fehlt" className="kiosk-notice">
					<TabSays />
					{error}
				</p>
			) : null}
			<label htmlFor="getippt">{label}</label>
			<input
				id="getippt"
				name={name}
				className="kiosk-number"
				inputMode="none"
				autoComplete="off"
				maxLength={length}
				defaultValue={typed}
				key={typed}
				data-number=""
				aria-describedby={error ? "fehlt" : undefined}
				aria-invalid={error ? true : undefined}
				// biome-ignore lint/a11y/noAutofocus: the one thing to do here, and where a reader types
				autoFocus
			/>
		</>
	);
}
