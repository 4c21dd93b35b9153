import { getTranslations } from "next-intl/server";
import { type FieldSpec, inWords } from "#components/form/form-state.ts";
import {
	HOOK_EVENTS,
	type HookEvent,
} from "#lib/programs/hooks/rules/event.ts";
import type { Hook, HookProblem } from "#lib/programs/hooks/rules/hook-form.ts";
import type { Sent } from "#lib/sent.ts";

/** Where a program is told, and of what. */
export async function hookFields(): Promise<FieldSpec[]> {
	const t = await getTranslations("programs.hook");
	return [
		{
			type: "text",
			name: "url",
			label: t("url"),
			hint: t("urlHint"),
			autoComplete: "off",
			inputMode: "url",
		},
		{
			type: "ticks",
			name: "events",
			label: t("events"),
			options: HOOK_EVENTS.map((event) => ({
				value: event,
				text: t(`event.${wordOf(event)}`),
			})),
		},
	];
}

const WORDS = {
	"appointment.booked": "booked",
	"appointment.moved": "moved",
	"appointment.cancelled": "cancelled",
} as const;

/** Its key in the messages, where a dot would lead deeper. */
export const wordOf = (event: HookEvent) => WORDS[event];

export const hookValues = (hook: Hook | null): Sent =>
	hook ? { url: hook.url, events: hook.events } : { events: HOOK_EVENTS };

export async function hookErrors(
	errors: Partial<Record<keyof Hook, HookProblem | "address-inside">>,
): Promise<Record<string, string>> {
	const t = await getTranslations("programs.hook.errors");
	return inWords(errors, (problem) => t(problem));
}
