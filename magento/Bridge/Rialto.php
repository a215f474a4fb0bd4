<?php

/**
 * Rialto, the identity bridge of commerce.
 */

declare(strict_types=1);

namespace Rialto\IdentityBridge\Bridge;

/**
 * What the shop's server asks of Rialto, and what it tells it.
 */
class Rialto
{
    public const TOLD = 'told';
    public const REFUSED = 'refused';
    public const LATER = 'later';

    private const TILES_SECONDS = 2;
    private const EVENT_SECONDS = 5;
    private const PAIRING_SECONDS = 10;

    /**
     * @var Http
     */
    private $http;

    /**
     * @var Sealer
     */
    private $sealer;

    /**
     * @param Http $http
     * @param Sealer $sealer
     */
    public function __construct(Http $http, Sealer $sealer)
    {
        $this->http = $http;
        $this->sealer = $sealer;
    }

    /**
     * The services that the bearer of the ticket may enter: slug, name, summary, url. None for whom Rialto
     * refuses; null when it cannot be
     * asked now.
     *
     * @param Connection $connection
     * @param string $ticket for the service "services", without a nonce
     * @return string[][]|null
     */
    public function services(Connection $connection, string $ticket): ?array
    {
        $answer = $this->http->get(
            $connection->issuer() . '/services',
            ['Authorization' => 'Bearer ' . $ticket, 'Accept' => 'application/json'],
            self::TILES_SECONDS
        );
        if ($answer->status() === 403) {
            return [];
        }
        $services = $answer->status() === 200 ? ($answer->json()['services'] ?? null) : null;
        return is_array($services) ? $this->tiles($connection, $services) : null;
    }

    /**
     * Tells an event. One of the constants: told, refused for good, or to be told again later.
     *
     * @param Connection $connection
     * @param EventMessage $message
     * @param int $now
     * @return string
     */
    public function tell(Connection $connection, EventMessage $message, int $now): string
    {
        $answer = $this->http->post(
            $connection->issuer() . '/store/events',
            $this->sealer->event($connection, $message, $now),
            ['Content-Type' => 'application/jose'],
            self::EVENT_SECONDS
        );
        $status = $answer->status();
        if ($status >= 200 && $status < 300) {
            return self::TOLD;
        }
        // A wrong key, a wrong clock, a site that is not there yet: somebody will mend that, and the event must not
        // be lost meanwhile.
        return in_array($status, [400, 413, 415], true) || $answer->text('error') === 'replayed'
            ? self::REFUSED
            : self::LATER;
    }

    /**
     * Exchanges a one-time code for what the shop has to know.
     *
     * @param string $address the site at Rialto
     * @param string $code
     * @param string $shop the shop's base URL
     * @return Connection
     * @throws Trouble that says what to do
     */
    public function pair(string $address, string $code, string $shop): Connection
    {
        $issuer = Connection::issuerOf($address);
        $answer = $this->http->post(
            $issuer . '/store/pair',
            json_encode(['code' => $code, 'base_url' => $shop], JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR),
            ['Content-Type' => 'application/json', 'Accept' => 'application/json'],
            self::PAIRING_SECONDS
        );
        if ($answer->status() === 0) {
            throw new Trouble('Rialto does not answer at ' . $issuer
                . '. Is the address right, and may this server reach it?');
        }
        if ($answer->status() !== 200) {
            $why = $answer->text('message');
            throw new Trouble($why !== '' ? $why : 'There is no Rialto, or none that pairs shops, at ' . $issuer
                . ': it answered ' . $answer->status() . '.');
        }
        $connection = new Connection($answer->text('issuer'), $shop, $answer->text('ticket_key'));
        if ($connection->issuer() !== $issuer) {
            throw new Trouble('Rialto calls this site ' . $connection->issuer() . '. Pair with that address.');
        }
        return $connection;
    }

    /**
     * What is right and wrong with a connection: for each point what, ok and detail, in plain words.
     *
     * @param Connection $connection
     * @param int $now
     * @return array[]
     */
    public function check(Connection $connection, int $now): array
    {
        $answer = $this->http->get(
            $connection->issuer() . '/store/check',
            ['Authorization' => 'Bearer ' . $this->sealer->check($connection, $now), 'Accept' => 'application/json'],
            self::EVENT_SECONDS
        );
        if ($answer->status() === 0) {
            return [self::point('reached', false, 'Rialto does not answer at ' . $connection->issuer() . '.')];
        }
        $points = $answer->json()['checks'] ?? null;
        if ($answer->status() === 200 && is_array($points)) {
            return array_merge([self::point('reached', true, 'Rialto answers.')], $this->points($points));
        }
        $why = $answer->text('message');
        return [self::point(
            $answer->text('error') ?: 'reached',
            false,
            $why !== '' ? $why : 'This is not Rialto, or not this version: it answered ' . $answer->status() . '.'
        )];
    }

    /**
     * Of what Rialto listed, what can be shown.
     *
     * @param Connection $connection
     * @param array $services
     * @return string[][]
     */
    private function tiles(Connection $connection, array $services): array
    {
        $tiles = [];
        foreach (array_slice($services, 0, 200) as $service) {
            $request = new LaunchRequest(is_array($service) ? ['service' => $service['slug'] ?? null] : []);
            if ($request->isWellFormed()) {
                $tiles[] = [
                    'slug' => $request->service(),
                    'name' => is_string($service['name'] ?? null) ? $service['name'] : $request->service(),
                    'summary' => is_string($service['summary'] ?? null) ? $service['summary'] : '',
                    'url' => $connection->launchUrl($request->service()),
                ];
            }
        }
        return $tiles;
    }

    /**
     * Of what Rialto found, what can be shown.
     *
     * @param array $points
     * @return array[]
     */
    private function points(array $points): array
    {
        $known = array_filter($points, static function ($point) {
            return is_array($point) && is_string($point['what'] ?? null) && is_string($point['detail'] ?? null);
        });
        return array_map(static function (array $point) {
            return self::point($point['what'], ($point['ok'] ?? null) === true, $point['detail']);
        }, array_values($known));
    }

    /**
     * One point.
     *
     * @param string $what
     * @param bool $isRight
     * @param string $detail
     * @return array
     */
    private static function point(string $what, bool $isRight, string $detail): array
    {
        return ['what' => $what, 'ok' => $isRight, 'detail' => $detail];
    }
}
