import type { ReactNode } from "react";

/** A small field under its label, for forms that stand among others. */
export function Labelled({
	id,
	label,
	className = "",
	children,
}: {
	/** Of the field. */
	id: string;
	label: ReactNode;
	className?: string;
	children: ReactNode;
}) {
	return (
		<div className={`flex flex-col gap-4 ${className}`}>
			<label htmlFor={id} className="text-small font-bold">
				{label}
			</label>
			{children}
		</div>
	);
}
