import { generateKeyPairSync, sign } from "node:crypto";

/** A certificate for one name that vouches for itself (X.509, DER by hand), with its key; both as PEM. */
export function makeCertificate(host: string): { cert: string; key: string } {
	const { publicKey, privateKey } = generateKeyPairSync("ec", {
		namedCurve: "prime256v1",
	});
	const ecdsaWithSha256 = sequence(hex("06082a8648ce3d040302"));
	const name = sequence(
		der(0x31, sequence(hex("0603550403"), der(0x0c, Buffer.from(host)))),
	);
	const alternative = sequence(
		hex("0603551d11"),
		der(0x04, sequence(der(0x82, Buffer.from(host)))),
	);
	const content = sequence(
		der(0xa0, hex("020102")),
		hex("020101"),
		ecdsaWithSha256,
		name,
		sequence(utcTime("200101000000Z"), utcTime("491231235959Z")),
		name,
		publicKey.export({ type: "spki", format: "der" }),
		der(0xa3, sequence(alternative)),
	);
	const signature = sign("sha256", content, privateKey);
	const whole = sequence(
		content,
		ecdsaWithSha256,
		der(0x03, Buffer.concat([hex("00"), signature])),
	);
	const lines = whole.toString("base64").replace(/.{64}/g, "$&\n");
	return {
		cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
		key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
	};
}

const hex = (text: string) => Buffer.from(text, "hex");

const sequence = (...parts: Buffer[]) => der(0x30, Buffer.concat(parts));

const utcTime = (text: string) => der(0x17, Buffer.from(text));

function der(tag: number, content: Buffer): Buffer {
	const { length } = content;
	const size =
		length < 128
			? [length]
			: length < 256
				? [0x81, length]
				: [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
