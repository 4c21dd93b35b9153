import { useTranslations } from "next-intl";
import type { CaseStatus } from "#lib/planning/change/rules/case.ts";

/** What is being done about an appointment that has no desk by the plan. */
export function useExceptionWords(): (
	status: CaseStatus | undefined,
) => string {
	const t = useTranslations("closures.exception");
	return (status) =>
		t(status === "to-call" || status === "offered" ? status : "plan");
}
