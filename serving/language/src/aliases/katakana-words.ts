/** Words that Japanese titles have taken from English and how they are spelt there: where the sounds alone would mislead. */
const words = `
アイアン iron アイス ice アイドル idol アイランド island アイアム iam アウト out アカデミー academy アクション action アース earth アート art
アーマー armor アーミー army アタック attack アップ up アドベンチャー adventure アトム atom アニマル animal アニメーション animation
アメリカ america アメリカン american アライブ alive アリス alice アルプス alps アルファ alpha アワー hour アンダー under アンド and
イエロー yellow イズ is イニシャル initial イブ eve イン in イングリッシュ english インフィニット infinite
ヴァンパイア vampire ヴァルキリー valkyrie ウィザード wizard ウィッチ witch ウィッチーズ witches ウィンター winter ウィング wing ウィンド wind
ウェイ way ウェザー weather ウェディング wedding ウォー war ウォーカー walker ウォーズ wars ウォッチ watch ウォーター water ウォール wall ウルトラ ultra ウルフ wolf
エアー air エイジ age エイト eight エイリアン alien エース ace エッグ egg エデン eden エピソード episode エルフ elf エンゼル angel
エンジェル angel エンジェルズ angels エンド end エンペラー emperor
オウル owl オーケストラ orchestra オーシャン ocean オータム autumn オーバー over オブ of オペラ opera オール all オールスターズ allstars
オレンジ orange オン on オンライン online オンリー only オーディション audition
カー car カード card ガーディアン guardian ガーデン garden カーニバル carnival カウボーイ cowboy ガール girl ガールズ girls カオス chaos カット cut
カフェ cafe カメラ camera カラー color カラフル colorful カルテット quartet カンパニー company カントリー country ガイズ guys
キー key キス kiss キッズ kids キッチン kitchen キャッスル castle キャット cat キャッチ catch キャプテン captain キャラクター character キャンディ candy キャンプ camp
キル kill キラー killer キング king キングス kings キングダム kingdom ギア gear ギャラクシー galaxy ギャング gang ギルティ guilty
クイーン queen クイーンズ queens クエスト quest クラウド cloud クラシック classic クラス class クラッシャー crusher クラッシュ crash グラス glass ガラス glass クラブ club
クリーム cream クリスタル crystal クリスマス christmas クリミナル criminal グリーン green グレー gray グレート great クレイジー crazy クレヨン crayon クロス cross クロニクル chronicle クロー crow
グローリー glory ゲート gate ゲーム game ゲームズ games ケーキ cake ケース case ゲット get
コード code コース course ゴースト ghost コースト coast ゴー go ゴールド gold ゴールデン golden コスモ cosmo ゴッド god ゴッドファーザー godfather ゴジラ godzilla コップ cop コネクト connect コマンド command コミック comic コレクション collection コロシアム colosseum
コンタクト contact コンプレックス complex
サーカス circus サーガ saga サービス service サイエンス science サイキック psychic サイコ psycho サイド side サイバー cyber サイボーグ cyborg サイレント silent サウンド sound サクセス success サバイバル survival サマー summer サムライ samurai
サン sun サンタ santa サンダー thunder サンデー sunday ザ the
シー sea シアター theater シーズン season シークレット secret シード seed シスター sister シスターズ sisters シティ city シティー city シャーク shark シャイン shine シャイニング shining シャーマン shaman シャドウ shadow シャドー shadow ジャングル jungle ジャスティス justice
ジャッジ judge ジャック jack ジャンプ jump ジュエル jewel シューター shooter シュート shoot ジュニア junior ジュラシック jurassic ジョー joe ジョーカー joker ショー show ショット shot ショップ shop シリーズ series シルバー silver ジーザス jesus
シンデレラ cinderella シンドローム syndrome シンフォニー symphony ジェネレーション generation
スーパー super スーパーマン superman スイート sweet スカイ sky スクール school スクランブル scramble スケッチ sketch スケート skate スコア score スター star スターズ stars スターダスト stardust ステージ stage スティール steel ステイ stay ストーム storm ストーリー story ストーリーズ stories ストーン stone ストライク strike
ストリート street ストレンジ strange ストレンジャー stranger ストロベリー strawberry スナイパー sniper スノー snow スパイ spy スパイダー spider スピード speed スピリット spirit スピリッツ spirits スプリング spring スペース space スペシャル special スポーツ sports
スマイル smile スライム slime スリー three スリープ sleep スレイヤー slayer スレイヤーズ slayers スワン swan セイバー saber セイヴ save セイラー sailor セーラー sailor セカンド second ゼロ zero セブン seven セレブ celeb ゾーン zone ソード sword ソウル soul ソルジャー soldier ソング song ゾンビ zombie
ダーク dark ターゲット target ターン turn タイガー tiger ダイヤモンド diamond ダイアリー diary タイム time タウン town タワー tower ダンサー dancer ダンス dance ダンジョン dungeon ダブル double
チーム team チャイルド child チャンス chance チャンネル channel チャンピオン champion チルドレン children チョコレート chocolate
ツー two ツアー tour ツイン twin テイルズ tales デイ day デイズ days ディープ deep ディスク disc デート date テール tail デイドリーム daydream テニス tennis デストロイ destroy デス death デスティニー destiny デスノート deathnote デッド dead デビル devil デュエル duel テロ terror テレビ tv
トイ toy トゥ to トップ top トライ try トラベル travel トランス trans トランスフォーマー transformer ドクター doctor ドッグ dog ドッグス dogs ドライブ drive ドライバー driver ドラゴン dragon ドラゴンボール dragonball ドラマ drama ドリーム dream トレイン train トレジャー treasure トレーニング training
ナイト knight ナイトメア nightmare ナイン nine ナンバー number ニュー new ニュース news ネイチャー nature ネクスト next ネット net ネットワーク network ネバー never ノー no ノート note ノワール noir
バー bar パーク park パーティー party パーフェクト perfect パープル purple パール pearl バイオ bio バイオレンス violence パイレーツ pirates ハイスクール highschool ハイ high ハウス house パズル puzzle バスケット basket バスター buster パズル puzzle
バック back バッド bad ハッピー happy バトル battle パニック panic ハート heart ハード hard パトロール patrol パラダイス paradise パワー power バンド band ハンター hunter パンチ punch ハリー harry バタフライ butterfly バレンタイン valentine バイブル bible
ビースト beast ピーター peter ビート beat ヒーロー hero ヒーローズ heroes ピース piece ヒストリー history ビッグ big ヒット hit ビデオ video ビューティー beauty ビューティフル beautiful ピュア pure ピンク pink
ファーザー father ファースト first ファイア fire ファイアー fire ファイター fighter ファイト fight ファイナル final ファイブ five ファイル file ファクトリー factory ファミリー family ファンタジー fantasy ファンタジア phantasia ファントム phantom フィッシュ fish フィルム film フィーバー fever フェイス face フェアリー fairy フェイト fate フェニックス phoenix
フォー for フォース force フォト photo フォーエバー forever プライド pride ブラザー brother ブラザーズ brothers ブラック black ブラッド blood フラワー flower プラス plus プラスチック plastic プラネット planet フリー free ブリッジ bridge プリティー pretty プリンス prince プリンセス princess ブルー blue ブルース blues フルーツ fruits フル full フルメタル fullmetal ブレイク break ブレイカー breaker ブレイド blade
ブレイブ brave ブレード blade フレンズ friends フレンド friend プロ pro プロジェクト project フロム from フロンティア frontier プレゼント present プレイ play プレイヤー player ベイビー baby ベイビーズ babies ベスト best ペット pet ベル bell ヘル hell ヘヴン heaven ヘブン heaven ペンギン penguin ペイン pain ヘアー hair
ボーイ boy ボーイズ boys ホース horse ホーム home ホームズ holmes ホール hole ボール ball ボディ body ホテル hotel ホラー horror ポリス police ホワイト white ボンバー bomber ポケット pocket ポケットモンスター pocketmonsters ポイント point
マーダー murder マーチ march マーメイド mermaid マイ my マインド mind マウス mouse マジック magic マシン machine マスク mask マスター master マスターズ masters マッド mad マネー money マリン marine マン man ミステリー mystery ミッション mission ミッドナイト midnight ミー me ミュージック music ミラージュ mirage ミラクル miracle ミルク milk ミス miss
ムービー movie ムーン moon メイカー maker メイズ maze メイド maid メール mail メタル metal メトロ metro メモリー memory メモリーズ memories メロディー melody モーション motion モード mode モバイル mobile モンスター monster モンスターズ monsters モンキー monkey
ユー you ユニバース universe ライ lie ライオン lion ライダー rider ライト light ライトニング lightning ライフ life ライブ live ライン line ラスト last ラッキー lucky ラブ love ラブコメ lovecom ラブライブ lovelive ラン run ランド land ランナー runner リアル real リスト list リズム rhythm リターン return リターンズ returns
リトル little リバー river リバース reverse リベンジ revenge リベンジャーズ revengers リング ring リボン ribbon ルージュ rouge ルーム room ルパン lupin レイク lake レイン rain レイ rei レインボー rainbow レース race レーサー racer レジェンド legend レター letter レッド red レディ lady レボリューション revolution レモン lemon レンジャー ranger レクイエム requiem
ロイヤル royal ロード road ローズ rose ロケット rocket ロスト lost ロック rock ロボ robo ロボット robot ロマンス romance ロンドン london ロング long ワールド world ワイルド wild ワン one ワンピース onepiece ワンダー wonder ワンダーランド wonderland ワルツ waltz
`;

/** Katakana and the English word behind them. */
export const katakanaWords: ReadonlyMap<string, string> = new Map(
	Array.from(words.matchAll(/([ァ-ヶー]+) ([a-z]+)/g), ([, kana, english]) => [kana!, english!]),
);
