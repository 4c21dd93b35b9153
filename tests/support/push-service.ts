import {
	createDecipheriv,
	createECDH,
	type ECDH,
	hkdfSync,
	randomBytes,
	randomUUID,
} from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** well: takes everything; a number: says this status; silent: takes it and says nothing. */
type PushMood = "well" | "silent" | number;

interface ReceivedPush {
	headers: IncomingHttpHeaders;
	/** Of the device it went to. */
	id: string;
	/** As the device reads it, with its own keys; null: it was met with something else than "well". */
	notice: unknown;
}

export interface PushService {
	/** For `PUSH_TEST_SERVICE`. */
	origin: string;
	received: ReceivedPush[];
	/** A browser that has subscribed there. */
	device(): PushTestDevice;
	mood(now: PushMood): void;
	stop(): Promise<void>;
}

export interface PushTestDevice {
	id: string;
	endpoint: string;
	p256dh: string;
	auth: string;
}

/** A push service on loopback, with the browsers that it reaches: they really open what comes. */
export async function startPushService(): Promise<PushService> {
	const keys = new Map<string, { curve: ECDH; auth: Buffer }>();
	const received: ReceivedPush[] = [];
	let mood: PushMood = "well";
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const id = request.url?.split("/").at(-1) ?? "";
		const own = keys.get(id);
		const isTaken = mood === "well" && own !== undefined;
		received.push({
			id,
			headers: request.headers,
			notice: isTaken ? opened(Buffer.concat(chunks), own) : null,
		});
		if (mood === "silent") return;
		response.writeHead(mood === "well" ? (own ? 201 : 404) : mood);
		response.end();
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		origin,
		received,
		device() {
			const id = randomUUID();
			const curve = createECDH("prime256v1");
			const p256dh = curve.generateKeys("base64url");
			const auth = randomBytes(16);
			keys.set(id, { curve, auth });
			return {
				id,
				endpoint: `${origin}/push/${id}`,
				p256dh,
				auth: auth.toString("base64url"),
			};
		},
		mood(now) {
			mood = now;
		},
		async stop() {
			server.close();
			server.closeAllConnections();
			await once(server, "close");
		},
	};
}

/** RFC 8291 and 8188, from the side of the browser. */
function opened(
	body: Buffer,
	{ curve, auth }: { curve: ECDH; auth: Buffer },
): unknown {
	const salt = body.subarray(0, 16);
	const sender = body.subarray(21, 21 + body.readUInt8(20));
	const sealed = body.subarray(21 + sender.length);
	const derive = (
		secret: Buffer,
		salted: Buffer,
		info: Buffer,
		length: number,
	) => Buffer.from(hkdfSync("sha256", secret, salted, info, length));
	const secret = derive(
		curve.computeSecret(sender),
		auth,
		Buffer.concat([
			Buffer.from("WebPush: info\0"),
			curve.getPublicKey(),
			sender,
		]),
		32,
	);
	const key = derive(
		secret,
		salt,
		Buffer.from("Content-Encoding: aes128gcm\0"),
		16,
	);
	const nonce = derive(
		secret,
		salt,
		Buffer.from("Content-Encoding: nonce\0"),
		12,
	);
	const decipher = createDecipheriv("aes-128-gcm", key, nonce);
	decipher.setAuthTag(sealed.subarray(-16));
	const padded = Buffer.concat([
		decipher.update(sealed.subarray(0, -16)),
		decipher.final(),
	]);
	return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString());
}
