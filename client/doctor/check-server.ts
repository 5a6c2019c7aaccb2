import { connectClient, ownServer } from '../../temporal-config/connection.ts';
import { serverBinary } from '../../temporal-config/server/binary.ts';
import { missingAttributes, registerAttributes } from '../../temporal-config/server/namespace.ts';
import { say } from '../screen/print.ts';
import { type Finding, ill, messageOf, weak, well } from './finding.ts';

/** The embedded server's binary, or the user's own server with its search attributes. `fix` registers those that are missing. */
export async function checkServer(fix: boolean): Promise<Finding[]> {
  const own = ownServer();
  if (own === null) return [await checkBinary()];
  try {
    const { connection } = await connectClient(own);
    try {
      if (fix) await registerAttributes(connection, own.namespace);
      const missing = await missingAttributes(connection, own.namespace);
      return [well('Temporal server', `${own.address}, namespace ${own.namespace}`), attributesFinding(missing)];
    } finally {
      await connection.close();
    }
  } catch (error) {
    return [
      ill(
        'Temporal server',
        `${own.address}: ${messageOf(error)}`,
        'start it, or unset TEMPORAL_ADDRESS to use the embedded one',
      ),
    ];
  }
}

async function checkBinary(): Promise<Finding> {
  try {
    const { path, version } = await serverBinary({ say });
    return well('Temporal server', `embedded, version ${version}, ${path}`);
  } catch (error) {
    return ill('Temporal server', messageOf(error), 'see above');
  }
}

function attributesFinding(missing: string[]): Finding {
  if (missing.length === 0) return well('search attributes', 'all are registered');
  return weak(
    'search attributes',
    `not registered: ${missing.join(', ')}`,
    'run `persd doctor --fix`; until then runs cannot be searched by them',
  );
}
