import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";

const KINDS = {
	entered: "success",
	offered: "success",
	accepted: "success",
	declined: "success",
	proof: "success",
	pin: "success",
	ended: "success",
	busy: "warning",
	forbidden: "warning",
	"unknown-wish": "warning",
	"unknown-station": "warning",
	"unknown-offer": "warning",
	"offer-closed": "warning",
	"wish-ended": "warning",
	"no-more-offers": "warning",
	"waits-for-draw": "warning",
	"not-earlier": "warning",
	"at-night": "warning",
	"too-late": "warning",
	"slot-taken": "warning",
	"nothing-urgent": "warning",
	"name-missing": "warning",
	"contact-missing": "warning",
	"too-many-bookings": "warning",
	"too-many-for-contact": "warning",
	"too-many-for-person": "warning",
} as const;
/** What has just happened to a wish, or why it could not. */
export type StaffNews = keyof typeof KINDS;

export function StaffWishNews({ code }: { code: string }) {
	const t = useTranslations("wishList.wish.news");
	const news = (Object.keys(KINDS) as StaffNews[]).find(
		(name) => name === code,
	);
	return news ? (
		<Alert
			kind={KINDS[news]}
			role={KINDS[news] === "success" ? "status" : "alert"}
			title={t(news)}
		/>
	) : null;
}
