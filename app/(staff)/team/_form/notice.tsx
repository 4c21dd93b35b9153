import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { isStepRefusal } from "../_visit/step-refusals.ts";

const NEWS = {
	"checked-in": "success",
	"already-here": "info",
	"wrong-station": "warning",
	"wrong-day": "warning",
	"too-early": "warning",
	cancelled: "warning",
	over: "warning",
	"afar-over": "warning",
	"afar-elsewhere": "warning",
	remote: "warning",
	"try-again": "info",
	"given-up": "info",
	mailed: "success",
	"mail-gone": "warning",
	screen: "success",
	"slip-printed": "success",
	"slip-not-printed": "warning",
	"slip-over": "warning",
	"slip-no-printer": "warning",
} as const;

/** What has just happened, or why it could not. */
export function Notice({ code, ticket }: { code: string; ticket: string }) {
	const t = useTranslations("team.news");
	const refusals = useTranslations("team.refusals");
	if (isStepRefusal(code))
		return <Alert kind="warning" role="alert" title={refusals(code)} />;
	const news = Object.keys(NEWS).find((name) => name === code) as
		| keyof typeof NEWS
		| undefined;
	const number = /^[A-Z]\d{1,4}$/.test(ticket) ? ticket : "";
	return news ? (
		<Alert
			kind={NEWS[news]}
			role="status"
			title={t(news, { ticket: number })}
		/>
	) : null;
}
