import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { HeldTime, HoldBarTexts } from "./held-time.ts";

/**
 * Until when the time is reserved, in words. Two minutes before, public/scripts/hold.js puts the warning
 * in its place, and at the end that nothing is lost: each is said once, nothing ticks.
 */
export function HoldBar({
	held,
	texts,
}: {
	held: HeldTime;
	texts: HoldBarTexts;
}) {
	if (!held.isOpen) return null;
	const extend = held.canExtend ? (
		<Button variant="secondary" name="intent" value="extend">
			{texts.extend}
		</Button>
	) : null;
	return (
		<div data-hold={held.millisecondsLeft}>
			<div data-calm="">
				<div className="flex flex-wrap items-center justify-between gap-16 rounded-large bg-surface p-16">
					<p>
						<strong className="block font-bold">{held.moment}</strong>
						{held.heldUntil}
					</p>
					{extend}
				</div>
			</div>
			<div role="alert" />
			<template data-ending="">
				<Alert kind="warning" title={texts.warning}>
					<p>{texts.warningText}</p>
					{extend}
				</Alert>
			</template>
			<template data-over="">
				<Alert kind="warning" title={texts.expired}>
					<p>{texts.expiredText}</p>
				</Alert>
			</template>
		</div>
	);
}
