import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { WishNews as Stand } from "#lib/paths/wishes.ts";

const KINDS: Record<Exclude<Stand, "neu">, "success" | "warning"> = {
	geaendert: "success",
	weiter: "success",
	abgelehnt: "success",
	sprache: "success",
	busy: "warning",
	"too-many-wishes": "warning",
	"cannot-resume": "warning",
	"unknown-wish": "warning",
};

/** What has just happened to the wish. */
export function WishNews({ stand }: { stand: string }) {
	const t = useTranslations("wishes.wish.news");
	const language = useTranslations("language.shown");
	const news = (Object.keys(KINDS) as (keyof typeof KINDS)[]).find(
		(name) => name === stand,
	);
	return news ? (
		<Alert
			kind={KINDS[news]}
			title={news === "sprache" ? language("withdrawn") : t(news)}
			role={KINDS[news] === "success" ? "status" : "alert"}
			autoFocus
		/>
	) : null;
}
