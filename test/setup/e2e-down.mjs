export default async function tearDown() {
  await globalThis.liandongE2eSystem?.stop();
}
