import type { ReactNode } from "react";

const BOXES = {
	checkbox: "kern-form-check__checkbox",
	radio: "kern-form-check__radio",
} as const;

/**
 * A choice, and what it asks for further: that shows once it is chosen, without a script (globals.css). Not inside
 * KERN's form-check, which would take the labels of the fields for its own.
 */
export function Reveal({
	type,
	name,
	value,
	label,
	isChosen,
	children,
}: {
	type: keyof typeof BOXES;
	name: string;
	value: string;
	label: string;
	isChosen: boolean;
	children?: ReactNode;
}) {
	const id = `${name}-${value}`;
	return (
		<div className="reveal">
			{/* The key: after an action React would show the first choice again. */}
			<input
				className={BOXES[type]}
				type={type}
				id={id}
				name={name}
				value={value}
				defaultChecked={isChosen}
				key={String(isChosen)}
			/>
			<label className="reveal-label" htmlFor={id}>
				{label}
			</label>
			{children ? (
				<div className="revealed border-s-4 border-line">{children}</div>
			) : null}
		</div>
	);
}
