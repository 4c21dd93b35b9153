import { db } from "#lib/db/client.ts";

const TEMPLATE_OF_ROOMS = "https://video.example/{raum}";

/** As if a lead had said that the station does this by phone and video as well. */
export async function offerRemote(
	station: { id: number },
	service: { id: number },
	video: "template" | "clerk" | null = "template",
): Promise<void> {
	await db().station.update({
		where: { id: station.id },
		data: {
			videoBy: video,
			videoAddress: video === "template" ? TEMPLATE_OF_ROOMS : null,
		},
	});
	await db().remoteService.createMany({
		data: (["phone", "video"] as const).map((kind) => ({
			stationId: station.id,
			serviceId: service.id,
			kind,
		})),
	});
}
