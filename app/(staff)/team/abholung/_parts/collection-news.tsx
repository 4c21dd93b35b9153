import { getTranslations } from "next-intl/server";
import { pressed } from "#app/(staff)/_parts/sent-form.ts";
import { Alert } from "#components/ui/alert.tsx";

const NEWS = [
	"noted",
	"noted-call",
	"changed",
	"changed-mailed",
	"hand-out",
	"withdraw",
	"told",
	"undo",
] as const;
const REFUSALS = [
	"forbidden",
	"busy",
	"changed",
	"too-late",
	"unknown-collection",
] as const;

/** What has just happened with which number, or why it could not. A refusal and news may have the same name. */
export async function CollectionNews({
	code,
	number,
}: {
	code: string;
	/** Empty: it was refused. */
	number: string;
}) {
	if (pressed.given()) return null;
	if (/^\d{1,9}$/.test(number)) {
		const t = await getTranslations("collection.news");
		const news = NEWS.find((one) => one === code);
		return news ? (
			<Alert
				kind={news === "noted-call" ? "warning" : "success"}
				role="status"
				title={t(news, { number })}
			/>
		) : null;
	}
	const t = await getTranslations("collection.refusals");
	const refusal = REFUSALS.find((one) => one === code);
	return refusal ? (
		<Alert kind="warning" role="alert" title={t(refusal)} />
	) : null;
}
