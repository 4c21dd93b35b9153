import { useEffect, useState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { PartProps } from "./parts.ts";

const WARN_BEFORE = 2 * 60_000;

/** Until when the time is reserved, in words; a warning two minutes before, said once, no ticking. */
export function HoldBar({ state, texts, isPending }: PartProps) {
	const { held } = state;
	const phase = usePhase(held);
	if (!held.isOpen) return null;
	const extend = held.canExtend ? (
		<Button
			variant="secondary"
			name="intent"
			value="extend"
			aria-disabled={isPending}
		>
			{texts.extend}
		</Button>
	) : null;
	if (phase === "calm")
		return (
			<div className="flex flex-wrap items-center justify-between gap-16 rounded-large bg-surface p-16">
				<p>
					<strong className="block font-bold">
						{held.date}, {held.time}
					</strong>
					{held.heldUntil}
				</p>
				{extend}
			</div>
		);
	return (
		<Alert
			kind="warning"
			title={phase === "ending" ? texts.warning : texts.expired}
			role="alert"
		>
			<p>{phase === "ending" ? texts.warningText : texts.expiredText}</p>
			{phase === "ending" ? extend : null}
		</Alert>
	);
}

/** Follows the reservation's end without looking at the browser's clock, which may be wrong. */
function usePhase(
	held: PartProps["state"]["held"],
): "calm" | "ending" | "over" {
	const [phase, setPhase] = useState<"calm" | "ending" | "over">("calm");
	useEffect(() => {
		setPhase("calm");
		if (!held.isOpen) return;
		const timers = [
			setTimeout(
				() => setPhase("ending"),
				Math.max(0, held.millisecondsLeft - WARN_BEFORE),
			),
			setTimeout(() => setPhase("over"), held.millisecondsLeft),
		];
		return () => timers.forEach(clearTimeout);
	}, [held]);
	return phase;
}
