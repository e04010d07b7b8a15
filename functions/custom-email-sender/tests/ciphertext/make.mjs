// Makes messages with AWS's Encryption SDK for Node.js: every suite. `make.sh` runs this.
import { randomBytes } from 'node:crypto'
import { AlgorithmSuiteIdentifier as Suite, CommitmentPolicy, KmsKeyringNode, buildClient } from '@aws-crypto/client-node'

const pool = 'eu-west-1_Example12'
const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const suites = {
  '0178': Suite.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA256,
  '0378': Suite.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA384_ECDSA_P384,
  '0478': Suite.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA512_COMMIT_KEY,
  '0578': Suite.ALG_AES256_GCM_IV12_TAG16_HKDF_SHA512_COMMIT_KEY_ECDSA_P384,
}

async function message (name, text, suiteId, context = { 'userpool-id': pool }) {
  const dataKey = randomBytes(32)
  const kms = {
    generateDataKey: async ({ KeyId }) => ({ KeyId, Plaintext: new Uint8Array(dataKey), CiphertextBlob: randomBytes(184) }),
  }
  const keyring = new KmsKeyringNode({ generatorKeyId: key, clientProvider: () => kms })
  const commits = suiteId === suites['0478'] || suiteId === suites['0578']
  const { encrypt } = buildClient(commits
    ? CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT
    : CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT)
  const { result } = await encrypt(keyring, text, { encryptionContext: context, suiteId })
  return {
    name, text, keys: [key], pool: context['userpool-id'] ?? null,
    data_key: dataKey.toString('base64'), code: Buffer.from(result).toString('base64'),
  }
}

const messages = []
for (const [suite, id] of Object.entries(suites)) messages.push(await message(`node-${suite}`, '123456', id))
messages.push(await message('node-non-ascii', 'пароль-密码', suites['0378']))
messages.push(await message('node-context', '123456', suites['0378'], { 'userpool-id': pool, 'größe': '密码' }))
console.log(JSON.stringify({ messages, refused: [] }, null, 1))
