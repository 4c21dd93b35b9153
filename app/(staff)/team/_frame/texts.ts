import { useTranslations } from "next-intl";
import type { StepRefusal } from "../_visit/step-refusals.ts";

/** The sentence for each refusal; words that go to the browser with a form. */
export function useStepRefusals(): Record<StepRefusal, string> {
	const t = useTranslations("team.refusals");
	return {
		"bad-time": t("bad-time"),
		busy: t("busy"),
		"desk-busy": t("desk-busy"),
		"desk-cannot-serve": t("desk-cannot-serve"),
		"desk-closed": t("desk-closed"),
		"desk-empty": t("desk-empty"),
		"desk-taken": t("desk-taken"),
		forbidden: t("forbidden"),
		"no-address": t("no-address"),
		"desk-left": t("desk-left"),
		"no-desk": t("no-desk"),
		"not-last-step": t("not-last-step"),
		"not-own-step": t("not-own-step"),
		"nobody-waiting": t("nobody-waiting"),
		"nothing-selected": t("nothing-selected"),
		"nothing-to-undo": t("nothing-to-undo"),
		"quantity-out-of-range": t("quantity-out-of-range"),
		"signed-out": t("signed-out"),
		"text-missing": t("text-missing"),
		"text-too-long": t("text-too-long"),
		"too-soon": t("too-soon"),
		"unknown-alarm": t("unknown-alarm"),
		"unknown-appointment": t("unknown-appointment"),
		"unknown-desk": t("unknown-desk"),
		"unknown-service": t("unknown-service"),
		"unknown-visit": t("unknown-visit"),
		"visit-changed": t("visit-changed"),
		"visit-open": t("visit-open"),
	};
}
