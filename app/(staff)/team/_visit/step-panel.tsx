"use client";

import type { ReactNode } from "react";
import { useKept } from "#components/form/kept.tsx";

/** One at a time is open: the browser closes the others of the same name. */
export function StepPanel({
	title,
	step,
	visitId,
	children,
}: {
	title: string;
	step: string;
	visitId: string;
	children: ReactNode;
}) {
	const kept = useKept({ schritt: step, besuch: visitId });
	return (
		<details
			name={`mehr-${visitId}`}
			className="disclosure border-b border-line"
			open={kept !== null || undefined}
		>
			<summary className="team-summary">{title}</summary>
			<div className="pt-4 pb-16">{children}</div>
		</details>
	);
}
