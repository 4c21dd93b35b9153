import { getTranslations } from "next-intl/server";

/** "when" → „Kalender“; a room that has no words yet shows itself. */
export async function roomNames(): Promise<(room: string) => string> {
	const t = await getTranslations("texts.rooms");
	return (room) => {
		const key = room as Parameters<typeof t>[0];
		return t.has(key) ? t(key) : room;
	};
}
