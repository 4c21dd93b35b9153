import "#app/_styles/lines.css";
import type { ReactNode } from "react";

/** What a line says where: each has its width in lines.css. */
type CellName =
	| "place"
	| "time"
	| "ticket"
	| "name"
	| "services"
	| "wait"
	| "why";

/** Several people, one line each; above them what stands in which column, for the eye. */
export function Lines({
	heads,
	isOrdered = false,
	label,
	children,
}: {
	heads?: readonly { of: CellName; text: string }[];
	/** First come, first called. */
	isOrdered?: boolean;
	/** Where no heading says what the list is. */
	label?: string;
	children: ReactNode;
}) {
	const List = isOrdered ? "ol" : "ul";
	return (
		<div className="team-lines">
			{heads ? (
				<div className="team-line team-line-heads" aria-hidden="true">
					<div className="team-line-cells">
						{heads.map(({ of, text }) => (
							<span key={of} className={`team-cell team-cell-${of}`}>
								{text}
							</span>
						))}
					</div>
					<div className="team-line-step" />
				</div>
			) : null}
			<List aria-label={label}>{children}</List>
		</div>
	);
}

/**
 * One person in one line, whose cells are read as one sentence; opened, it says the rest. The browser's own <details>:
 * it needs no script, and stays open while the page shows itself anew.
 */
export function Line({
	isNext = false,
	cells,
	step,
	children,
}: {
	/** Whom the own desk would call. */
	isNext?: boolean;
	cells: ReactNode;
	/** What will nearly always be done next. */
	step: ReactNode;
	children: ReactNode;
}) {
	return (
		<li className="team-line" data-next={isNext ? "" : undefined}>
			<details className="team-line-more">
				<summary className="team-line-cells">{cells}</summary>
				<ul className="team-line-facts">{children}</ul>
			</details>
			<div className="team-line-step">{step}</div>
		</li>
	);
}

export function Cell({
	of,
	before,
	isFirst = false,
	isLoud = false,
	children,
}: {
	of: CellName;
	/** For those who listen: what this is. */
	before?: string;
	/** Others are parted from what was before them. */
	isFirst?: boolean;
	/** Stands out. */
	isLoud?: boolean;
	children?: ReactNode;
}) {
	const look = isLoud ? "team-cell-loud" : "";
	return (
		<span className={`team-cell team-cell-${of} ${look}`}>
			{children ? (
				<span className="sr-only">
					{isFirst ? "" : ", "}
					{before ? `${before} ` : ""}
				</span>
			) : null}
			{children}
		</span>
	);
}
