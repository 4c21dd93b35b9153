import { getTranslations } from "next-intl/server";

/** "user:invited" → „Konto eingeladen“; what has no words yet shows itself. */
export async function actionWords(): Promise<(action: string) => string> {
	const t = await getTranslations("admin.audit.actions");
	return (action) => {
		const key = action.replaceAll(":", "-") as Parameters<typeof t>[0];
		return t.has(key) ? t(key) : action;
	};
}
